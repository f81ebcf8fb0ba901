import { act, fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { DesignName } from '../../../renderer/app/DesignName'
import { ErrorBoundary } from '../../../renderer/app/ErrorBoundary'
import { ProblemsButton } from '../../../renderer/app/ProblemsButton'
import { QuestionDialog } from '../../../renderer/app/QuestionDialog'
import { RefusalDialog } from '../../../renderer/app/RefusalDialog'
import { RightPanel } from '../../../renderer/app/RightPanel'
import { AddPanel } from '../../../renderer/palette/AddPanel'
import { OutlinePanel } from '../../../renderer/palette/OutlinePanel'
import {
  addResource,
  ask,
  newDesign,
  removeItems,
  renameResource,
  select,
  setLayout,
  showRefusal,
  undo,
  useDocument,
  useSelection,
} from '../../../renderer/store'

beforeEach(newDesign)

test('a broken panel says what happened, where, and what to do, and can be tried again', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  let broken = true
  const Panel = () => {
    if (broken) throw new Error('no such bin')
    return <p>fine</p>
  }
  render(
    <ErrorBoundary place="The canvas">
      <Panel />
    </ErrorBoundary>,
  )
  expect(screen.getByRole('alert').textContent).toMatch(/The canvas.*no such bin.*unharmed/)
  broken = false
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(screen.getByText('fine')).toBeTruthy()
  vi.restoreAllMocks()
})

describe('the name of the design', () => {
  test('is changed in place, kept on Escape, and marked while unsaved', () => {
    render(<DesignName />)
    fireEvent.click(screen.getByRole('button', { name: 'Rename the design Untitled' }))
    fireEvent.change(screen.getByLabelText('Name of the design'), { target: { value: 'Orders' } })
    fireEvent.keyDown(screen.getByLabelText('Name of the design'), { key: 'Enter' })
    fireEvent.click(screen.getByRole('button', { name: 'Rename the design Orders, unsaved changes' }))
    fireEvent.change(screen.getByLabelText('Name of the design'), { target: { value: 'Other' } })
    fireEvent.keyDown(screen.getByLabelText('Name of the design'), { key: 'Escape' })
    expect(useDocument.getState().design.name).toBe('Orders')
  })
})

describe('problems', () => {
  test('are counted, and a click selects the resource', () => {
    const lambda = addResource('aws.lambda.function', { x: 0, y: 0 })
    const client = addResource('client', { x: 0, y: 0 })
    removeItems({ resourceIds: [lambda] })
    select({})
    render(<ProblemsButton />)
    fireEvent.click(screen.getByRole('button', { name: /warning|error/ }))
    const items = screen.getAllByRole('button').filter((button) => button.textContent?.includes(`${client}:`))
    expect(items.length).toBeGreaterThan(0)
    fireEvent.click(items[0]!)
    expect(useSelection.getState().resourceIds).toEqual([client])
  })
})

describe('the right panel', () => {
  test('shows the settings of what is selected, and stays where it is when something is deselected', async () => {
    const lambda = addResource('aws.lambda.function', { x: 0, y: 0 })
    const client = addResource('client', { x: 0, y: 0 })
    select({})
    render(<RightPanel />)
    const isOpen = (name: string) => screen.getByRole('tab', { name }).getAttribute('aria-selected') === 'true'
    act(() => setLayout({ rightTab: 'scenario' }))
    act(() => select({ resourceIds: [lambda, client] }))
    expect(isOpen('Inspector')).toBe(true)
    act(() => setLayout({ rightTab: 'scenario' }))
    act(() => select({ resourceIds: [lambda] }))
    act(() => select({}))
    expect(isOpen('Scenario')).toBe(true)
    act(() => setLayout({ rightTab: 'inspector' }))
  })
})

describe('dialogs', () => {
  test('a question resolves with the choice, or null when it is closed', async () => {
    render(<QuestionDialog />)
    const asked = { title: 'Save?', detail: 'Else lost.', choices: [{ id: 'yes', label: 'Yes' }] }
    const first = ask(asked)
    fireEvent.click(await screen.findByRole('button', { name: 'Yes' }))
    expect(await first).toBe('yes')
    const second = ask(asked)
    fireEvent.click(await screen.findByRole('button', { name: 'Close' }))
    expect(await second).toBeNull()
  })

  test('a refused file lists every problem with its place and help', () => {
    showRefusal({
      fileName: 'a.json',
      problems: [
        {
          code: 'c',
          severity: 'error',
          resourceId: null,
          path: 'resources[a].type',
          message: 'Bad.',
          help: 'Mend it.',
        },
      ],
    })
    render(<RefusalDialog />)
    expect(screen.getByRole('dialog').textContent).toMatch(/a\.json.*Bad\.Mend it\.resources\[a\]\.type/)
    showRefusal(null)
  })
})

describe('the left panel', () => {
  test('search and Enter add a service beside what is there', () => {
    render(<AddPanel />)
    const search = screen.getByRole('searchbox')
    fireEvent.change(search, { target: { value: 'lambda' } })
    fireEvent.keyDown(search, { key: 'Enter' })
    fireEvent.keyDown(search, { key: 'Enter' })
    const { resources, view } = useDocument.getState().design
    expect(resources.map(({ type }) => type)).toEqual(['aws.lambda.function', 'aws.lambda.function'])
    expect(new Set(Object.values(view.positions).map(({ x, y }) => `${x} ${y}`)).size).toBe(2)
  })

  test('a search without a match says so and shows all again', () => {
    render(<AddPanel />)
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'mainframe' } })
    fireEvent.click(screen.getByRole('button', { name: 'Show all services' }))
    expect(screen.getByRole('button', { name: 'Clients' })).toBeTruthy()
  })

  test('the outline selects by click and by arrow key, and follows renames and undo', () => {
    const first = addResource('aws.lambda.function', { x: 0, y: 0 })
    const second = addResource('client', { x: 0, y: 0 })
    renameResource(first, 'alpha')
    renameResource(second, 'beta')
    select({})
    render(<OutlinePanel />)
    fireEvent.click(screen.getByRole('treeitem', { name: /alpha/ }))
    expect(useSelection.getState().resourceIds).toEqual([first])
    fireEvent.keyDown(screen.getByRole('treeitem', { name: /alpha/ }), { key: 'ArrowDown' })
    expect(useSelection.getState().resourceIds).toEqual([second])
    fireEvent.click(screen.getByRole('treeitem', { name: /alpha/ }), { shiftKey: true })
    expect(useSelection.getState().resourceIds).toEqual([second, first])
    undo()
  })
})
