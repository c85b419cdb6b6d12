// Loaded before every command: when the launcher is gone without a word, this process is asked to stop as if by a signal.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
// A script that is done must not wait for its launcher.
process.channel?.unref();
