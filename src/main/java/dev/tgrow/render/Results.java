package dev.tgrow.render;

import dev.tgrow.run.Report;
import tools.jackson.core.JsonGenerator;

/// The end of a run for programs.
final class Results {
    private Results() {}

    static void write(JsonGenerator json, Report report, int exit) {
        json.writeStartObject();
        json.writeStringProperty("type", "result");
        json.writeStringProperty("task", report.task());
        json.writeNumberProperty("exit", exit);
        json.writeStringProperty("end", Endings.code(report.end()));
        json.writeNumberProperty("done", report.done());
        json.writeNumberProperty("skipped", report.skipped());
        json.writeNumberProperty("failed", report.failed());
        json.writeName("outcomes");
        Values.write(json, report.reasons());
        json.writeStringProperty("started", Values.time(report.started()));
        json.writeStringProperty("finished", Values.time(report.finished()));
        json.writeName("retry_at");
        Values.write(json, report.end().comeAgain().orElse(null));
        json.writeEndObject();
    }
}
