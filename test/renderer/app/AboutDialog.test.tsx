import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { AboutDialog } from '../../../renderer/app/AboutDialog'

afterEach(() => vi.unstubAllGlobals())

const shown = async (answer: () => Promise<Response>): Promise<string | null> => {
  const read = vi.fn<() => Promise<Response>>(answer)
  vi.stubGlobal('fetch', read)
  render(<AboutDialog />)
  expect(read).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: 'Third-party licences' }))
  expect(read).toHaveBeenCalledWith('./third-party-licenses.txt')
  const text = screen.getByLabelText('Third-party licences', { selector: 'pre' })
  await waitFor(() => expect(text.getAttribute('aria-busy')).toBe('false'))
  return text.textContent
}

const plain = { headers: { 'content-type': 'text/plain; charset=utf-8' } }

test('shows the licences that the build wrote', async () => {
  expect(await shown(async () => new Response('react 19 (MIT)', plain))).toBe('react 19 (MIT)')
})

test.each<[string, () => Promise<Response>]>([
  ['missing', async () => new Response('Not found', { ...plain, status: 404 })],
  ['a page instead', async () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ['out of reach', () => Promise.reject(new TypeError('failed'))],
])('says so where they are %s', async (_name, answer) => {
  expect(await shown(answer)).toMatch(/collected when Windtunnel is built/)
})
