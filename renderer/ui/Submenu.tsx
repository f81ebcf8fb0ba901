import { ChevronRight } from 'lucide-react'
import { type ReactNode, use } from 'react'
import { MenuPartsContext, menuSurface } from './menuParts'
import { menuRow } from './MenuItem'

export interface SubmenuProps {
  label: string
  icon?: ReactNode
  disabled?: boolean
  children: ReactNode
}

/** A menu inside a menu; opens on hover, ArrowRight or Enter. */
export function Submenu({ label, icon, disabled = false, children }: SubmenuProps) {
  const { Sub, SubTrigger, SubContent, Portal } = use(MenuPartsContext)
  return (
    <Sub>
      <SubTrigger disabled={disabled} className={menuRow}>
        {icon && <span className="grid place-items-center text-muted">{icon}</span>}
        <span className="min-w-0 flex-1 truncate">{label}</span>
        <ChevronRight aria-hidden className="ml-4 text-faint" />
      </SubTrigger>
      <Portal>
        <SubContent sideOffset={4} alignOffset={-5} collisionPadding={8} className={menuSurface}>
          {children}
        </SubContent>
      </Portal>
    </Sub>
  )
}
