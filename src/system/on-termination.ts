const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const cleanUps = new Set<() => void>();

/**
 * Calls cleanUp once when this process is told to end by a signal, or exits. The last one registered is called first.
 * cleanUp must not wait for anything. What the signal would have done without us still happens afterwards: when
 * nobody else listens for it, this process dies of it.
 *
 * @returns takes the registration back
 */
export function onTermination(cleanUp: () => void): () => void {
  if (cleanUps.size === 0) {
    for (const signal of SIGNALS) process.on(signal, dieOf);
    process.on('exit', runAll);
  }
  cleanUps.add(cleanUp);
  return () => {
    cleanUps.delete(cleanUp);
    if (cleanUps.size === 0) stopListening();
  };
}

function stopListening(): void {
  for (const signal of SIGNALS) process.off(signal, dieOf);
  process.off('exit', runAll);
}

function runAll(): void {
  for (const cleanUp of [...cleanUps].reverse()) {
    try {
      cleanUp();
    } catch {
      // The process is ending: the others must still have their turn.
    }
  }
  cleanUps.clear();
  stopListening();
}

function dieOf(signal: NodeJS.Signals): void {
  runAll();
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
