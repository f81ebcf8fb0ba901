import { designName, exampleText, openText } from './actions'
import { expect, test } from './studio'

const sound = exampleText('retry-storm')
const soundName = (JSON.parse(sound) as { name: string }).name

const badFiles = {
  'no JSON': { text: '{"format": "windtunnel", "version": 1, "resour', says: /line 1|JSON/i },
  'a too new format': { text: sound.replace('"version": 1', '"version": 99'), says: /newer|99/i },
  'a broken design': {
    text: sound.replaceAll('"aws.lambda.function"', '"aws.lambda.funktion"'),
    says: /aws\.lambda\.function/,
  },
}

for (const [what, { text, says }] of Object.entries(badFiles)) {
  test(`${what} is refused with reasons, and the open design stays`, async ({ studio, files }) => {
    await openText(studio, files, sound)
    await files.place('bad.windtunnel.json', text)
    await studio.keyboard.press('ControlOrMeta+o')
    const refusal = studio.getByRole('dialog', { name: 'bad.windtunnel.json cannot be opened' })
    await expect(refusal.getByRole('listitem').first()).toContainText(says)
    await refusal.getByRole('button', { name: 'Close', exact: true }).last().click()
    await expect(refusal).toBeHidden()
    await expect(designName(studio)).toHaveAccessibleName(`Rename the design ${soundName}`)
  })
}

test('files dropped on the window are opened, or refused with reasons', async ({ studio }) => {
  const drop = async (name: string, text: string): Promise<void> => {
    const transfer = await studio.evaluateHandle(
      ([fileName, content]) => {
        const data = new DataTransfer()
        data.items.add(new File([content], fileName, { type: 'application/json' }))
        return data
      },
      [name, text] as const,
    )
    await studio.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
    await expect(studio.getByText('Drop the design to open it')).toBeVisible()
    await studio.dispatchEvent('body', 'drop', { dataTransfer: transfer })
  }
  await drop('storm.windtunnel.json', sound)
  await expect(designName(studio)).toHaveText(soundName)
  await drop('notes.txt', 'Buy milk.')
  const refusal = studio.getByRole('dialog', { name: 'notes.txt cannot be opened' })
  await expect(refusal).toContainText('The open design is unchanged')
  await studio.keyboard.press('Escape')
  await expect(refusal).toBeHidden()
  await expect(designName(studio)).toHaveText(soundName)
})
