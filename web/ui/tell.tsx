import { App } from 'antd'
import type { ReactNode } from 'react'

/** Says that something is done: to the eye for some seconds, and to a screen reader. With a way back where there is one. */
export function useTell(): (text: string, undo?: ReactNode) => void {
  const { notification } = App.useApp()
  return (text, undo) =>
    notification.success({
      title: text,
      ...(undo ? { actions: undo } : {}),
      placement: 'bottomRight',
      role: 'status',
      duration: undo ? 8 : 4,
    })
}
