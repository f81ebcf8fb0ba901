import { ChevronFirst, ChevronLast, Pause, Play, StepBack, StepForward } from 'lucide-react'
import { seek, setSpeed, speeds, stepBins, togglePlaying, usePlayback } from '../store'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import { Menu } from '../ui/Menu'
import { MenuCheckItem, MenuLabel } from '../ui/MenuItem'
import { maxSpeed, speedText } from './speedText'

/** To start, step back, play or pause, step forward, to end, and the speed. */
export function TransportControls({ disabled }: { disabled: boolean }) {
  const playing = usePlayback((state) => state.playing)
  const end = (): void => seek(usePlayback.getState().durationMs)
  return (
    <div role="group" aria-label="Playback" className="flex items-center gap-0.5">
      <IconButton
        label="To the start"
        shortcut="Home"
        icon={<ChevronFirst />}
        disabled={disabled}
        tooltipSide="top"
        onClick={() => seek(0)}
      />
      <IconButton
        label="One step back"
        shortcut=","
        icon={<StepBack />}
        disabled={disabled}
        tooltipSide="top"
        onClick={() => stepBins(-1)}
      />
      <IconButton
        label={playing ? 'Pause' : 'Play'}
        shortcut="K"
        icon={playing ? <Pause fill="currentColor" strokeWidth={0} /> : <Play fill="currentColor" strokeWidth={0} />}
        disabled={disabled}
        tooltipSide="top"
        onClick={togglePlaying}
        className={disabled ? '' : '!bg-accent-soft !text-accent'}
      />
      <IconButton
        label="One step forward"
        shortcut="."
        icon={<StepForward />}
        disabled={disabled}
        tooltipSide="top"
        onClick={() => stepBins(1)}
      />
      <IconButton
        label="To the end"
        shortcut="End"
        icon={<ChevronLast />}
        disabled={disabled}
        tooltipSide="top"
        onClick={end}
      />
      <SpeedMenu />
    </div>
  )
}

function SpeedMenu() {
  const speed = usePlayback((state) => state.speed)
  return (
    <Menu
      side="top"
      trigger={
        <Button variant="ghost" aria-label={`Speed ${speedText(speed)}`} className="min-w-13 !px-1.5 tabular-nums">
          {speedText(speed)}
        </Button>
      }
    >
      <MenuLabel>Simulated seconds per second</MenuLabel>
      {[...speeds, maxSpeed].map((option) => (
        <MenuCheckItem key={option} checked={speed === option} onCheckedChange={() => setSpeed(option)}>
          {speedText(option)}
        </MenuCheckItem>
      ))}
    </Menu>
  )
}
