// SPDX-License-Identifier: Apache-2.0
import CZeroMQ
import Glibc
import NIOConcurrencyHelpers

/// One thread that polls ZeroMQ sockets and runs an actor: the executor of whoever owns a socket.
///
/// libzmq's sockets belong to one thread and `ZMQ_FD` is edge triggered, so they can join no event loop. An actor owns its
/// socket, gives this as its `unownedExecutor`, and is re-entered from the readable callback with `assumeIsolated`.
/// The thread is a root: it runs until `stop()`.
@safe
package final class SocketThread: SerialExecutor {
    /// Names one watched socket.
    struct Watch {
        let thread: SocketThread
        let id: UInt64
    }

    private enum Job {
        case actor(UnownedJob)
        case work(@Sendable () -> Void)
    }

    private struct State {
        enum Phase { case running, stopping, stopped }
        var phase = Phase.running
        var jobs: [Job] = []
        /// The pthread that is running jobs now, and alone may touch the sockets.
        var owner: pthread_t?
        var stopWaiters: [CheckedContinuation<Void, Never>] = []
        var handle: pthread_t?
    }

    private let state = NIOLockedValueBox(State())
    private let wakeup: Int32
    private let watches: WatchTable

    /// Starts the thread.
    ///
    /// - Parameter name: shown by `ps -L`; at most 15 octets.
    /// - Throws: `ZeroMQError` naming `eventfd` or `pthread_create` when the kernel has no more to give.
    package init(name: String = "zeromq") throws(ZeroMQError) {
        let descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard descriptor >= 0 else { throw ZeroMQError(call: "eventfd", code: errno) }
        _ = SocketThread.heap
        wakeup = descriptor
        watches = WatchTable(wakeup: descriptor)
        try start { thread in
            unsafe name.withCString { unsafe firstbell_name_this_thread($0) }
            thread.run()
        }
    }

    deinit { close(wakeup) }

    // Once a process: mallopt makes glibc's allocator ready where nothing has used it, as under a sanitizer that has its own, and
    // two threads that do so at once are counted as one, which an assertion finds when both have ended (malloc/arena.c).
    private static let heap: Void = firstbell_keep_heap()

    package func enqueue(_ job: consuming ExecutorJob) { enqueue(.actor(UnownedJob(job))) }

    /// Runs `work` on the thread, after everything that was enqueued before; from any thread.
    ///
    /// Cheaper than a task, and in order with other work and with the actor's jobs. Work that comes after ``stop()`` still runs.
    package func post(_ work: @escaping @Sendable () -> Void) { enqueue(.work(work)) }

    private func enqueue(_ job: Job) {
        let restart = state.withLockedValue { state in
            state.jobs.append(job)
            switch state.phase {
            case .running, .stopping:
                if state.jobs.count == 1 { wake() }
                return false
            case .stopped:
                // Somebody awaits this job, so it may not be lost: it gets a thread of its own that ends with the queue.
                defer { state.phase = .stopping }
                return true
            }
        }
        guard restart else { return }
        do throws(ZeroMQError) {
            try start(detached: true) { thread in thread.runLate() }
        } catch {
            preconditionFailure("no thread for a job that came after stop: \(error)")
        }
    }

    /// Whether the caller is on this thread; what `assumeIsolated` asks.
    package func isIsolatingCurrentContext() -> Bool? {
        let me = pthread_self()
        return state.withLockedValue { state in state.owner.map { pthread_equal($0, me) != 0 } ?? false }
    }

    package func checkIsolated() {
        precondition(isIsolatingCurrentContext() == true, "not on the socket thread")
    }

    /// Runs every job already enqueued, then ends the thread and waits for its end; a second call waits likewise.
    ///
    /// Close the sockets first: what is still watched is forgotten. A job that comes later still runs, on a thread of its own.
    @concurrent
    package func stop() async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let alreadyStopped = state.withLockedValue { state in
                guard state.phase != .stopped else { return true }
                state.phase = .stopping
                state.stopWaiters.append(continuation)
                wake()
                return false
            }
            if alreadyStopped { continuation.resume() }
        }
        // Whatever the phase is by now: a job that came in the moment of the end has a detached thread, which leaves no handle.
        let handle = state.withLockedValue { state in
            defer { state.handle = nil }
            return state.handle
        }
        if let handle { pthread_join(handle, nil) }
    }

    // MARK: Watching, on the thread

    func add(_ socket: UnsafeMutableRawPointer, readable: @escaping @Sendable () -> Void) -> Watch {
        checkIsolated()
        return unsafe Watch(thread: self, id: watches.add(socket, readable: readable))
    }

    func remove(_ watch: Watch) {
        checkIsolated()
        watches.remove(watch.id)
    }

    // MARK: The thread

    private func start(detached: Bool = false, _ body: @escaping @Sendable (SocketThread) -> Void) throws(ZeroMQError) {
        let box = unsafe Unmanaged.passRetained(Start(thread: self, body: body))
        // The thread waits for this lock before its first job, so `owner` is set before anything can ask for it.
        let code = state.withLockedValue { state -> Int32 in
            var handle = pthread_t()
            let code = unsafe pthread_create(
                &handle, nil,
                { argument in
                    if let argument = unsafe argument {
                        let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
                        start.body(start.thread)
                    }
                    return nil
                }, box.toOpaque())
            if code == 0 {
                if detached { pthread_detach(handle) } else { state.handle = handle }
                state.owner = handle
            }
            return code
        }
        if code != 0 {
            unsafe box.release()
            throw ZeroMQError(call: "pthread_create", code: code)
        }
    }

    private func run() {
        repeat { watches.poll() } while runJobs()
    }

    /// Serves jobs that came after the end; no socket is left to poll.
    private func runLate() {
        while runJobs() {}
    }

    private enum Step {
        case run([Job])
        case poll
        case end([CheckedContinuation<Void, Never>])
    }

    /// Runs what is enqueued; false when that was the last and the thread shall end.
    private func runJobs() -> Bool {
        // Once stopping, nothing wakes the poll again, so the queue is emptied here until it stays empty.
        while true {
            switch nextStep() {
            case .run(let jobs):
                for job in jobs {
                    switch job {
                    case .actor(let job): unsafe job.runSynchronously(on: asUnownedSerialExecutor())
                    case .work(let work): work()
                    }
                }
                guard state.withLockedValue({ $0.phase == .stopping }) else { return true }
            case .poll:
                return true
            case .end(let waiters):
                for waiter in waiters { waiter.resume() }
                return false
            }
        }
    }

    private func nextStep() -> Step {
        state.withLockedValue { state in
            guard state.jobs.isEmpty else {
                defer { state.jobs.removeAll(keepingCapacity: false) }
                return .run(state.jobs)
            }
            guard state.phase == .stopping else { return .poll }
            state.phase = .stopped
            state.owner = nil
            defer { state.stopWaiters = [] }
            return .end(state.stopWaiters)
        }
    }

    private func wake() {
        var one: UInt64 = 1
        // Fails only when the counter is full, and then the thread is about to wake anyway (eventfd(2)).
        unsafe write(wakeup, &one, 8)
    }
}

/// What a new pthread gets to do.
private final class Start: Sendable {
    let thread: SocketThread
    let body: @Sendable (SocketThread) -> Void

    init(thread: SocketThread, body: @escaping @Sendable (SocketThread) -> Void) {
        self.thread = thread
        self.body = body
    }
}
