// The socket of a live call: events as JSON, sound as 16-bit samples. See docs/live-call.md.

const ALIVE_MS = 5000;

export class Connection {
  // `on.event(event)`, `on.sound(sentence, samples)` and `on.closed(reason)` are told what comes.
  constructor(on) {
    this.on = on;
    this.socket = null;
  }

  open() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    return new Promise((opened, failed) => {
      const socket = new WebSocket(`${scheme}://${location.host}/api/live`);
      socket.binaryType = "arraybuffer";
      socket.onopen = () => {
        this.alive = setInterval(() => this.tell({ type: "alive" }), ALIVE_MS);
        opened();
      };
      socket.onerror = () => failed(new Error("no connection"));
      socket.onclose = (event) => {
        clearInterval(this.alive);
        this.on.closed(event.reason);
      };
      socket.onmessage = (message) => this.take(message.data);
      this.socket = socket;
    });
  }

  take(data) {
    if (typeof data === "string") {
      this.on.event(JSON.parse(data));
    } else {
      const sentence = new DataView(data).getUint32(0, true);
      this.on.sound(sentence, new Int16Array(data, 4));
    }
  }

  tell(event) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(event));
  }

  sound(samples) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(samples);
  }

  close() {
    this.socket?.close();
  }
}
