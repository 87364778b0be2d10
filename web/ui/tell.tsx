import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { sendAct, type Act } from '#kit/acts.ts'
import { useTexts } from '#kit/texts.ts'

/** How long a message stands, in seconds; with a way back longer, and as long as the pointer is over it. */
const STANDS = 4
const STANDS_WITH_UNDO = 10

/** Says that something is done: to the eye for some seconds, and to a screen reader. With the acts that take it back, where there are such. */
export function useTell(): (text: string, back?: readonly Act[]) => void {
  const { notification } = App.useApp()
  const say = useTexts('shell')
  const client = useQueryClient()
  const told = { placement: 'bottomRight', role: 'status' } as const
  const takeBack = async (key: string, back: readonly Act[], unanswered: Map<string, string>): Promise<void> => {
    try {
      for (const act of back) await sendAct({ reason: say('undo_reason'), ...act }, unanswered)
      notification.success({ ...told, key, title: say('undone'), actions: null, duration: STANDS })
    } catch (error) {
      notification.error({ ...told, role: 'alert', title: say('undo_failed'), description: (error as Error).message, duration: 0 })
    } finally {
      await client.invalidateQueries()
    }
  }
  return (text, back = []) => {
    const key = crypto.randomUUID()
    const unanswered = new Map<string, string>()
    const actions = (
      <Button size="small" onClick={() => void takeBack(key, back, unanswered)}>
        {say('undo')}
      </Button>
    )
    const way = back.length > 0 ? { actions, duration: STANDS_WITH_UNDO } : { duration: STANDS }
    notification.success({ ...told, key, title: text, ...way })
  }
}
