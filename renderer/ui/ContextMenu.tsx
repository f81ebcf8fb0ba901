import { ContextMenu as RadixContextMenu } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { contextParts, MenuPartsContext, menuSurface } from './menuParts'

export interface ContextMenuProps {
  /** The element that is right-clicked, or focused when the context-menu key is pressed. */
  target: ReactElement
  onOpenChange?: (open: boolean) => void
  /** MenuItem, MenuCheckItem, MenuLabel, MenuSeparator, Submenu. */
  children: ReactNode
}

/** A menu at the pointer, with the same items as Menu. */
export function ContextMenu({ target, onOpenChange, children }: ContextMenuProps) {
  return (
    <RadixContextMenu.Root modal={false} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      <RadixContextMenu.Trigger asChild>{target}</RadixContextMenu.Trigger>
      <RadixContextMenu.Portal>
        <RadixContextMenu.Content collisionPadding={8} className={menuSurface}>
          <MenuPartsContext value={contextParts}>{children}</MenuPartsContext>
        </RadixContextMenu.Content>
      </RadixContextMenu.Portal>
    </RadixContextMenu.Root>
  )
}
