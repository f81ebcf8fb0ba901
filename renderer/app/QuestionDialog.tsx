import { answer, useQuestions } from '../store'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'

/** A question that work waits for. */
export function QuestionDialog() {
  const question = useQuestions((state) => state.question)
  if (!question) return null
  return (
    <Dialog
      open
      onOpenChange={() => answer(null)}
      title={question.title}
      description={question.detail}
      width="small"
      footer={question.choices.map(({ id, label, variant }, index) => (
        <Button
          key={id}
          variant={variant ?? 'default'}
          autoFocus={index === question.choices.length - 1}
          onClick={() => answer(id)}
        >
          {label}
        </Button>
      ))}
    />
  )
}
