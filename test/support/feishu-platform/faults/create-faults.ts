import type { Operation } from '../http/call.ts';
import type { ActiveFault, CallFault, FaultSchedule, Faults, SocketFault } from './faults.ts';
import { createGate, type InnerGate } from './gate.ts';
import { createTrigger, type Trigger } from './trigger.ts';

/** What awaits one call. */
export interface CallFate {
  readonly gate?: InnerGate;
  readonly holdWhen?: 'before' | 'after';
  readonly fault?: CallFault;
}

/** The switches with their inner side, which the platform asks. */
export interface InnerFaults extends Faults {
  forCall(operation: Operation): CallFate;
  forSocket<On extends SocketFault['on']>(on: On): Extract<SocketFault, { on: On }> | undefined;
}

interface Entry<Effect> {
  readonly matches: (what: string) => boolean;
  readonly effect: Effect;
  readonly trigger: Trigger;
}

/** Switches with nothing wrong yet. */
export function createFaults(random: () => number): InnerFaults {
  const callFaults: Entry<CallFault>[] = [];
  const socketFaults: Entry<SocketFault>[] = [];
  const gates: Entry<{ gate: InnerGate; when: 'before' | 'after' }>[] = [];

  const add = <Effect>(entries: Entry<Effect>[], entry: Entry<Effect>): ActiveFault => {
    entries.push(entry);
    return {
      get hits() {
        return entry.trigger.hits;
      },
      clear: () => remove(entries, entry),
    };
  };
  const trigger = (schedule: FaultSchedule | undefined) => createTrigger(schedule ?? {}, random);

  return {
    onCall: (operations, effect, schedule) =>
      add(callFaults, { matches: oneOf(operations), effect, trigger: trigger(schedule) }),
    onSocket: (effect, schedule) =>
      add(socketFaults, { matches: (on) => on === effect.on, effect, trigger: trigger(schedule) }),
    hold: (operations, when = 'before', schedule) => {
      const own = trigger(schedule);
      const gate = createGate(own, () => remove(gates, entry));
      const entry = { matches: oneOf(operations), effect: { gate, when }, trigger: own };
      gates.push(entry);
      return gate;
    },
    clear: () => {
      callFaults.length = 0;
      socketFaults.length = 0;
      for (const { effect } of [...gates]) effect.gate.open();
    },
    forCall: (operation) => {
      const held = struck(gates, operation);
      const fault = struck(callFaults, operation);
      return { ...(held && { gate: held.gate, holdWhen: held.when }), ...(fault && { fault }) };
    },
    forSocket: <On extends SocketFault['on']>(on: On) =>
      struck(socketFaults, on) as Extract<SocketFault, { on: On }> | undefined,
  };
}

function oneOf(operations: Operation | readonly Operation[]): (what: string) => boolean {
  return (what) => [operations].flat().includes(what as Operation);
}

function struck<Effect>(entries: readonly Entry<Effect>[], what: string): Effect | undefined {
  return entries.find(({ matches, trigger }) => matches(what) && trigger.strike())?.effect;
}

function remove<Effect>(entries: Entry<Effect>[], entry: Entry<Effect>): void {
  const at = entries.indexOf(entry);
  if (at >= 0) entries.splice(at, 1);
}
