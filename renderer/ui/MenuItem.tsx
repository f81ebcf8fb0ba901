import { Check } from 'lucide-react'
import { type ReactNode, use } from 'react'
import { cx } from './cx'
import { Kbd } from './Kbd'
import { MenuPartsContext } from './menuParts'

export const menuRow =
  'flex h-7 select-none items-center gap-2 rounded-field px-2 text-dense outline-none data-[disabled]:opacity-45 data-[highlighted]:bg-hover data-[state=open]:bg-hover [&_svg]:size-3.5 [&_svg]:shrink-0'

export interface MenuItemProps {
  /** Runs on click, Enter or Space. */
  onSelect: () => void
  icon?: ReactNode
  /** Right-aligned, "Mod+S". */
  shortcut?: string
  /** Right-aligned faint text, such as a date. */
  hint?: string
  disabled?: boolean
  /** Removes or overwrites something. */
  danger?: boolean
  children: ReactNode
}

/** One command in a Menu or ContextMenu. */
export function MenuItem({
  onSelect,
  icon,
  shortcut,
  hint,
  disabled = false,
  danger = false,
  children,
}: MenuItemProps) {
  const { Item } = use(MenuPartsContext)
  return (
    <Item onSelect={onSelect} disabled={disabled} className={cx(menuRow, danger && 'text-fault')}>
      {icon && <span className={cx('grid place-items-center', !danger && 'text-muted')}>{icon}</span>}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint && <span className="ml-4 shrink-0 text-caption text-faint">{hint}</span>}
      {shortcut && <Kbd keys={shortcut} plain className="ml-4" />}
    </Item>
  )
}

export interface MenuCheckItemProps {
  checked: boolean
  onCheckedChange: (checked: boolean) => void
  shortcut?: string
  disabled?: boolean
  children: ReactNode
}

/** A setting in a menu, on or off. */
export function MenuCheckItem({ checked, onCheckedChange, shortcut, disabled = false, children }: MenuCheckItemProps) {
  const { CheckboxItem, ItemIndicator } = use(MenuPartsContext)
  return (
    <CheckboxItem checked={checked} onCheckedChange={onCheckedChange} disabled={disabled} className={menuRow}>
      <span className="grid size-3.5 place-items-center text-accent">
        <ItemIndicator>
          <Check aria-hidden />
        </ItemIndicator>
      </span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {shortcut && <Kbd keys={shortcut} plain className="ml-4" />}
    </CheckboxItem>
  )
}

/** A line between groups of items. */
export function MenuSeparator() {
  const { Separator } = use(MenuPartsContext)
  return <Separator className="-mx-1 my-1 h-px bg-line" />
}

/** A caption above a group of items. */
export function MenuLabel({ children }: { children: ReactNode }) {
  const { Label } = use(MenuPartsContext)
  return <Label className="px-2 pt-1.5 pb-1 text-caption font-semibold text-faint">{children}</Label>
}
