import { ContextMenu, DropdownMenu } from 'radix-ui'
import { createContext } from 'react'

type MenuParts = Pick<
  typeof DropdownMenu,
  'Item' | 'CheckboxItem' | 'ItemIndicator' | 'Separator' | 'Label' | 'Sub' | 'SubTrigger' | 'SubContent' | 'Portal'
>

export const dropdownParts: MenuParts = DropdownMenu
export const contextParts: MenuParts = ContextMenu

/** Which kind of menu the items are in, so that one MenuItem serves Menu and ContextMenu alike. */
export const MenuPartsContext = createContext<MenuParts>(dropdownParts)

/** Look of every menu surface. */
export const menuSurface = 'floating min-w-45 max-w-90 overflow-y-auto p-1 max-h-(--radix-popper-available-height)'
