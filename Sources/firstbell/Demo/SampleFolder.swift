// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The folder `Examples` of a clone: sample data and a day of incidents.
struct SampleFolder {
    let path: String

    /// The folder named, or the nearest `Examples` above the program or above the current folder.
    init(named path: String?) throws {
        let starts = [Program.path, FileManager.default.currentDirectoryPath + "/."]
        let candidates = path.map { [$0] } ?? starts.flatMap(SampleFolder.above)
        guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0 + "/data/rolls.csv") }) else {
            throw CommandFailure("the sample data is not there", try: "--samples with the folder Examples of a clone of FirstBell")
        }
        self.path = found
    }

    /// A file of sample data.
    func data(_ name: String) -> String { "\(path)/data/\(name)" }

    /// The events, in the order in which they are published.
    func events(in folder: String = "events") throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)").filter { $0.hasSuffix(".json") }
        return names.sorted().map { "\(path)/\(folder)/\($0)" }
    }

    private static func above(_ file: String) -> [String] {
        var folders: [String] = []
        var url = URL(fileURLWithPath: file).standardizedFileURL.deletingLastPathComponent()
        while url.path != "/" {
            folders.append(url.appendingPathComponent("Examples").path)
            url = url.deletingLastPathComponent()
        }
        return folders
    }
}

/// The program that is running.
enum Program {
    /// Its file, whatever name it was called by.
    static var path: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }
}
