import { Button, Tooltip, type ButtonProps } from 'antd'
import { useMay } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'

export interface ActButtonProps extends ButtonProps {
  /** The scope that the act takes. Without it the button is there, and says why it may not be pressed. */
  needs?: string
  /** Why the act is not possible now, or null. */
  why?: string | null
  /** The key that does the same, shown with the button. */
  shortcut?: string
}

/** A button for an act. One that may not be pressed can still be reached by keyboard, and says why. */
export function ActButton({ needs, why, shortcut, onClick, children, ...rest }: ActButtonProps) {
  const say = useTexts('shell')
  const may = useMay()
  const reason = why ?? (needs && !may(needs) ? say('role_may_not') : null)
  const button = (
    <Button
      {...rest}
      {...(reason
        ? {
            'aria-disabled': true,
            className: `${rest.className ?? ''} ant-btn-disabled`,
            style: { ...rest.style, opacity: 0.6, cursor: 'not-allowed' },
          }
        : {})}
      onClick={(event) => {
        if (!reason) onClick?.(event)
      }}
      {...(shortcut && { 'aria-keyshortcuts': shortcut })}
    >
      {children}
    </Button>
  )
  const title = reason ?? (shortcut ? say('shortcut', { key: shortcut }) : null)
  return title ? (
    <Tooltip title={title} trigger={['hover', 'focus']}>
      {button}
    </Tooltip>
  ) : (
    button
  )
}
