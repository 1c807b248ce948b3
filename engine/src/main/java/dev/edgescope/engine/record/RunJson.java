package dev.edgescope.engine.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Quantities;
import dev.edgescope.engine.record.row.EventJson;
import dev.edgescope.engine.training.History;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * A run as one JSON object: its configuration and origin, what its K is extrapolated to, its steps
 * as columns, its measurements as objects of named quantities, and its events. What is not a number
 * is null.
 */
public final class RunJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private RunJson() {}

  /** Writes a run; does not close the writer. */
  public static void write(RecordedRun run, Writer out) throws IOException {
    JsonGenerator json = MAPPER.createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.useDefaultPrettyPrinter();
    json.writeStartObject();
    json.writeObjectField("config", MAPPER.readTree(RunConfigJson.write(run.config())));
    json.writeStringField("program", run.program());
    json.writeStringField("dataChecksum", run.dataChecksum());
    json.writeStringField("started", run.started().toString());
    json.writeNumberField("parameters", run.parameters());
    json.writeNumberField("examples", run.examples());
    json.writeNumberField("outputs", run.outputs());
    json.writeArrayFieldStart("kExtrapolatedTo");
    for (String what : run.config().kernelMark().words()) {
      json.writeString(what);
    }
    json.writeEndArray();
    steps(run.history(), json);
    json.writeArrayFieldStart("measurements");
    for (Measurement measurement : run.history().measurements()) {
      json.writeStartObject();
      json.writeNumberField("step", measurement.step());
      for (Map.Entry<String, Double> value : Quantities.of(measurement).entrySet()) {
        json.writeFieldName(value.getKey());
        number(value.getValue(), json);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("events");
    for (RunEvent event : run.events()) {
      EventJson form = EventJson.of(event);
      json.writeStartObject();
      json.writeNumberField("step", form.step());
      json.writeStringField("kind", form.kind());
      json.writeObjectField("detail", MAPPER.readTree(form.detail()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("checkpoints");
    for (long step : run.checkpointSteps()) {
      json.writeNumber(step);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  private static void steps(History history, JsonGenerator json) throws IOException {
    int steps = history.steps();
    json.writeArrayFieldStart("learningTime");
    for (int step = 0; step < steps; step++) {
      number(history.learningTime(step), json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("examplesSeen");
    for (int step = 0; step < steps; step++) {
      json.writeNumber(history.examplesSeen(step));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("loss");
    for (int step = 0; step < steps; step++) {
      number(history.loss(step), json);
    }
    json.writeEndArray();
  }

  private static void number(double value, JsonGenerator json) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }
}
