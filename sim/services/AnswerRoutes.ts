import type { AnsweredEvents } from './AnsweredEvents'
import type { IncomingLink } from './define'

/** Finds the question that a call answers: by its key, and by the resource that calls. */
export class AnswerRoutes {
  private readonly questions: AnsweredEvents[] = []
  /** Questions to the resource at the other end of an incoming link, by the link's index. */
  private readonly byLink = new Map<number, AnsweredEvents[]>()

  /** @param answers links over which answers come */
  constructor(private readonly answers: readonly IncomingLink[]) {}

  add(question: AnsweredEvents): void {
    this.questions.push(question)
    for (const { index, sourceResourceId } of this.answers) {
      if (sourceResourceId !== question.link.targetResourceId) continue
      const known = this.byLink.get(index)
      if (known === undefined) this.byLink.set(index, [question])
      else known.push(question)
    }
  }

  /**
   * Hands an answer that came over a link to its question; false when none is open under this key. Who was not asked
   * itself, such as a function behind a topic, answers for whoever was.
   */
  answer(link: number, key: number, succeeded: boolean): boolean {
    const candidates = this.byLink.get(link) ?? this.questions
    return candidates.some((question) => question.answer(key, succeeded))
  }
}
