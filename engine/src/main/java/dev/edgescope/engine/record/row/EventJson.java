package dev.edgescope.engine.record.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunEvent.ControlChanged;
import dev.edgescope.engine.measure.Regime;
import dev.edgescope.engine.measure.RegimeReason;
import dev.edgescope.engine.training.ControlChange;
import java.util.Optional;

/** The rare events of a run, those that are neither steps nor measurements, as kind and JSON. */
public record EventJson(String kind, long step, String detail) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** The form of an event that is neither steps nor a measurement. */
  public static EventJson of(RunEvent event) {
    ObjectNode detail = MAPPER.createObjectNode();
    return switch (event) {
      case RunEvent.Paused paused -> new EventJson("paused", paused.step(), text(detail));
      case RunEvent.Resumed resumed -> new EventJson("resumed", resumed.step(), text(detail));
      case RunEvent.Finished finished -> new EventJson("finished", finished.step(), text(detail));
      case RunEvent.Failed failed -> {
        detail.put("message", failed.message());
        failed.cause().ifPresent(cause -> detail.put("cause", cause.toString()));
        yield new EventJson("failed", failed.step(), text(detail));
      }
      case ControlChanged(long _, ControlChange change) -> {
        detail
            .put("control", Words.of(change.control()))
            .put("learningTime", change.learningTime())
            .put("from", change.from())
            .put("to", change.to());
        yield new EventJson("control-changed", change.step(), text(detail));
      }
      case RunEvent.RegimeChanged change -> {
        detail
            .put("regime", Words.of(change.regime()))
            .put("learningTime", change.learningTime())
            .put("reason", change.reason().sentence());
        yield new EventJson("regime-changed", change.step(), text(detail));
      }
      case RunEvent.Started started ->
          throw new IllegalArgumentException("The start of a run is the head of its file");
      case RunEvent.Stepped stepped ->
          throw new IllegalArgumentException("Steps have a table of their own");
      case RunEvent.RegimeConfirmed _,
          RunEvent.ControlRefused _,
          RunEvent.HorizonSet _,
          RunEvent.Measuring _,
          RunEvent.CatchingUp _,
          RunEvent.Checkpointed _,
          RunEvent.LandscapeDrawn _,
          RunEvent.PortraitTaken _,
          RunEvent.DensityTaken _ ->
          throw new IllegalArgumentException("Not told to a listener: " + event);
      case RunEvent.Measured measured ->
          throw new IllegalArgumentException("Measurements have a table of their own");
    };
  }

  /**
   * The event, as one of the first run of a loop; empty for a kind that this version does not know.
   *
   * @throws IllegalArgumentException if the detail is not what {@link #of} writes
   */
  public Optional<RunEvent> event() {
    JsonNode json = parse();
    return switch (kind) {
      case "paused" -> Optional.of(new RunEvent.Paused(1, step));
      case "resumed" -> Optional.of(new RunEvent.Resumed(1, step));
      case "finished" -> Optional.of(new RunEvent.Finished(1, step));
      case "failed" ->
          Optional.of(
              new RunEvent.Failed(1, step, json.path("message").asText(), Optional.empty()));
      case "control-changed" ->
          Optional.of(
              new ControlChanged(
                  1,
                  new ControlChange(
                      step,
                      number(json, "learningTime"),
                      word(json.path("control").asText(), Control.class),
                      number(json, "from"),
                      number(json, "to"))));
      case "regime-changed" ->
          Optional.of(
              new RunEvent.RegimeChanged(
                  1,
                  step,
                  number(json, "learningTime"),
                  word(json.path("regime").asText(), Regime.class),
                  new RegimeReason.Kept(json.path("reason").asText())));
      default -> Optional.empty();
    };
  }

  private static double number(JsonNode json, String key) {
    if (!json.path(key).isNumber()) {
      throw new IllegalArgumentException("An event lacks the number " + key);
    }
    return json.path(key).doubleValue();
  }

  private static <E extends Enum<E>> E word(String word, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (Words.of(constant).equals(word)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("The word \"" + word + "\" of an event is not known");
  }

  private JsonNode parse() {
    try {
      return MAPPER.readTree(detail);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The detail of an event is not JSON", e);
    }
  }

  private static String text(ObjectNode detail) {
    return detail.toString();
  }
}
