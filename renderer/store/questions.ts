import { create } from 'zustand'
import type { Problem } from '../../sim/index'

interface Choice {
  id: string
  label: string
  variant?: 'primary' | 'default' | 'danger'
}

/** Something that the user must decide before work goes on. */
export interface Question {
  title: string
  detail: string
  /** Left to right; the last is the expected answer. */
  choices: readonly Choice[]
}

/** A file that cannot be opened, with everything that is wrong with it. */
export interface Refusal {
  fileName: string
  problems: readonly Problem[]
}

interface QuestionsState {
  question: Question | null
  refusal: Refusal | null
}

/** What the dialogs of `app/` show; at most one question at a time. */
export const useQuestions = create<QuestionsState>()(() => ({ question: null, refusal: null }))

let answerWaiting: ((choice: string | null) => void) | null = null

/** Asks and resolves with the id of the choice made, or null when the dialog was closed. */
export function ask(question: Question): Promise<string | null> {
  answerWaiting?.(null)
  useQuestions.setState({ question })
  return new Promise((resolve) => {
    answerWaiting = resolve
  })
}

/** Answers the question on screen. */
export function answer(choice: string | null): void {
  useQuestions.setState({ question: null })
  answerWaiting?.(choice)
  answerWaiting = null
}

/** Shows why a file cannot be opened; null closes the dialog. */
export const showRefusal = (refusal: Refusal | null): void => useQuestions.setState({ refusal })
