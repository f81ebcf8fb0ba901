import { describe, expect, it } from 'vitest'
import { SimulationFault, Simulator } from '../../../sim/kernel/Simulator'

describe('Simulator', () => {
  it('moves the clock from event to event and stops at the time given', () => {
    const simulator = new Simulator()
    const seen: [number, number, number][] = []
    const component = simulator.register(
      { fire: (kind, payload) => seen.push([simulator.now, kind, payload]) },
      'probe',
    )
    simulator.schedule(5, component, 1, 10)
    simulator.schedule(2, component, 2, 20)
    simulator.schedule(9, component, 3, 30)
    expect(simulator.runUntil(9)).toBe(2)
    expect(seen).toEqual([
      [2, 2, 20],
      [5, 1, 10],
    ])
    expect(simulator.now).toBe(9)
    expect(simulator.runUntil(10)).toBe(1)
    expect(simulator.events).toBe(3)
  })

  it('gives the same run in one slice and in many', () => {
    const trace = (slices: number): number[] => {
      const simulator = new Simulator()
      const times: number[] = []
      const component: number = simulator.register(
        {
          fire: (_kind, payload) => {
            times.push(simulator.now)
            if (payload > 0) simulator.schedule(payload % 3, component, 0, payload - 1)
          },
        },
        'probe',
      )
      simulator.schedule(0, component, 0, 50)
      for (let slice = 1; slice <= slices; slice++) simulator.runUntil((100 * slice) / slices)
      return times
    }
    expect(trace(7)).toEqual(trace(1))
  })

  it('crosses every boundary before the events at or after it', () => {
    const simulator = new Simulator()
    const order: string[] = []
    const component = simulator.register({ fire: () => order.push(`event ${simulator.now}`) }, 'probe')
    let boundary = 10
    simulator.atBoundary(10, () => {
      order.push(`boundary ${simulator.now}`)
      boundary += 10
      return boundary
    })
    for (const time of [9, 10, 35]) simulator.schedule(time, component, 0, 0)
    simulator.runUntil(40)
    expect(order).toEqual([
      'event 9',
      'boundary 10',
      'event 10',
      'boundary 20',
      'boundary 30',
      'event 35',
      'boundary 40',
    ])
  })

  it('names component, time and event when a handler fails, and keeps the cause', () => {
    const simulator = new Simulator()
    const broken = simulator.register(
      {
        fire: () => {
          throw new Error('lost a slot')
        },
      },
      'orders (orders-table)',
    )
    simulator.schedule(12, broken, 3, 0)
    const fault = (() => {
      try {
        simulator.runUntil(20)
      } catch (error) {
        return error
      }
      return null
    })()
    expect(fault).toBeInstanceOf(SimulationFault)
    expect((fault as SimulationFault).message).toBe(
      'orders (orders-table) failed at 12 ms while handling event kind 3: lost a slot',
    )
  })

  it('stops a circle that takes no time instead of hanging', () => {
    const simulator = new Simulator()
    const circle: number = simulator.register({ fire: () => simulator.schedule(0, circle, 0, 0) }, 'circle')
    simulator.schedule(1, circle, 0, 0)
    expect(() => simulator.runUntil(2)).toThrow(/circle failed at 1 ms .* time stands still/)
  })

  it('refuses to schedule into the past or at no time', () => {
    const simulator = new Simulator()
    for (const delay of [-1, Number.NaN]) expect(() => simulator.schedule(delay, 0, 0, 0)).toThrow(RangeError)
  })
})
