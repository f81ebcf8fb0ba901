import { Component, type ReactNode } from 'react'
import { Button } from '../ui/Button'
import { StatusGlyph } from '../ui/StatusGlyph'

interface ErrorBoundaryProps {
  /** What stops working when something inside breaks: `The canvas`. */
  place: string
  children: ReactNode
}

/** Keeps a broken panel from taking the studio down: says what happened, where, and what to do. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <div
        role="alert"
        className="flex h-full min-h-0 flex-col items-center justify-center gap-3 overflow-auto p-6 text-center"
      >
        <StatusGlyph status="fault" size={16} />
        <p className="text-body font-medium">{this.props.place} stopped because of a fault in Windtunnel.</p>
        <p className="max-w-100 font-mono text-caption text-muted [overflow-wrap:anywhere]">{error.message}</p>
        <p className="max-w-100 text-dense text-muted">
          Your design is unharmed. Try again; if it happens again, save and reload.
        </p>
        <Button onClick={() => this.setState({ error: null })}>Try again</Button>
      </div>
    )
  }
}
