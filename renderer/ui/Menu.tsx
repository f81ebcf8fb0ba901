import { DropdownMenu } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { dropdownParts, MenuPartsContext, menuSurface } from './menuParts'

export interface MenuProps {
  /** The button that opens it: a Button or IconButton. */
  trigger: ReactElement
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'right' | 'bottom' | 'left'
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** MenuItem, MenuCheckItem, MenuLabel, MenuSeparator, Submenu. */
  children: ReactNode
}

/** A menu under a button. Arrow keys, Home, End, type-ahead and Escape work. */
export function Menu({ trigger, align = 'start', side = 'bottom', open, onOpenChange, children }: MenuProps) {
  return (
    <DropdownMenu.Root
      modal={false}
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align={align} side={side} sideOffset={4} collisionPadding={8} className={menuSurface}>
          <MenuPartsContext value={dropdownParts}>{children}</MenuPartsContext>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
