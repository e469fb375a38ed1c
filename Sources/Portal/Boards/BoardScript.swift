// SPDX-License-Identifier: Apache-2.0

/// The one script: it puts what the broker says in the place of the board, whole or by what changed in its lines
/// (``BoardPart``), and is served under a name that changes with it.
///
/// The keyboard stays where it was, on the link to the same place.
enum BoardScript {
    static let path = "/board-" + Secret.text(Secret.sha256(text).prefix(9)) + ".js"

    static let text = """
        "use strict";
        (function () {
          var board = document.getElementById("board");
          if (!board || !window.EventSource) { return; }
          var live = document.getElementById("live"), still = document.getElementById("still"),
            stale = document.getElementById("stale");
          var source = new EventSource("/board/events" + location.search);
          function show(isLive) { live.hidden = !isLive; still.hidden = isLive; }
          var lines = [];
          function draw() {
            var focused = document.activeElement, place = board.contains(focused) ? focused.getAttribute("href") : null;
            board.innerHTML = lines.join("\\n");
            stale.hidden = true;
            show(true);
            if (place) {
              board.querySelectorAll("a").forEach(function (link) { if (link.getAttribute("href") === place) { link.focus(); } });
            }
          }
          source.addEventListener("board", function (event) {
            lines = event.data.split("\\n");
            draw();
          });
          source.addEventListener("change", function (event) {
            var known = lines;
            lines = [];
            JSON.parse(event.data).forEach(function (piece) {
              lines = lines.concat(typeof piece === "string" ? piece : known.slice(piece[0], piece[1]));
            });
            draw();
          });
          source.addEventListener("ended", function () { source.close(); location.assign("/sign-in?ended=1"); });
          source.addEventListener("stale", function () { stale.hidden = false; show(false); });
          source.addEventListener("lost", function () { source.close(); stale.hidden = false; show(false); });
          source.addEventListener("replaced", function () { source.close(); show(false); });
          source.addEventListener("error", function () { show(false); });
        })();
        """
}
