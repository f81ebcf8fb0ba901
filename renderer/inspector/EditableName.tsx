import { InlineName } from '../ui/InlineName'

export interface EditableNameProps {
  name: string
  /** What is named: `Lambda function`. */
  what: string
  onRename: (name: string) => void
}

/** The name at the head of a panel or in a list, renamed in place. */
export function EditableName({ name, what, onRename }: EditableNameProps) {
  return (
    <InlineName
      name={name}
      label={`Rename ${what} ${name}`}
      boxLabel={`Name of the ${what}`}
      tooltip={`${name}: click to rename`}
      onRename={onRename}
      className="-mx-1 flex max-w-full rounded-field px-1 text-left text-body font-semibold hover:bg-hover"
    />
  )
}
