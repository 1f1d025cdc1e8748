import { readFileSync } from 'node:fs';

/** Memory that a process holds, in MB; NaN where the system does not tell (it is not Linux). */
export function residentMb(pid: number): number {
  return fieldMb(pid, 'VmRSS');
}

/** The most memory that a process ever held, in MB; NaN where the system does not tell. */
export function peakMb(pid: number): number {
  return fieldMb(pid, 'VmHWM');
}

function fieldMb(pid: number, field: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
