// SPDX-License-Identifier: Apache-2.0
package import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import NIOPosix
package import ServiceLifecycle

/// A place where HTTP is served.
package struct WebServer: Sendable {
    var host: String
    var port: Int
    var door: WebDoor
    var total = 2_000
    var patience = TimeAmount.seconds(10)

    package init(host: String, port: Int, door: WebDoor) {
        self.host = host
        self.port = port
        self.door = door
    }

    /// Serves until the group is told to end; `listening` hears the port once it does.
    package func service(
        logger: Logger, listening: @escaping @Sendable (Int) async -> Void,
        answer: @escaping @Sendable (Request, WebClient) async -> Response
    ) -> some Service {
        let (door, total, patience) = (door, total, patience)
        // Hummingbird's own lines name addresses of people who read; what matters is logged by whoever starts this.
        var quiet = logger
        quiet.logLevel = .critical
        return Application(
            responder: CallbackResponder { (request: Request, context: WebRequestContext) in await answer(request, context.client)
            },
            server: HTTPServerBuilder { responder in
                WebChannel(responder: responder, door: door, perAddress: door.perAddress, total: total, request: patience)
            },
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in await listening(channel.localAddress?.port ?? 0) },
            eventLoopGroupProvider: .singleton, logger: quiet)
    }
}

/// What a request comes with beside itself: who sent it.
struct WebRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let client: WebClient

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        client = WebClient(source.channel)
    }
}
