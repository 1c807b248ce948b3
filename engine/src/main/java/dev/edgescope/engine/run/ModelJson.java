package dev.edgescope.engine.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Pooling;
import java.util.ArrayList;
import java.util.List;

/** The object {@code model} of a configuration. */
final class ModelJson {
  private static final List<String> KEYS = List.of("kind", "activation", "initScale");

  private ModelJson() {}

  static ModelConfig read(ConfigObject root) {
    ConfigObject json = root.openObject("model", KEYS);
    ModelKind kind = json.word(Setting.MODEL, ModelKind.class);
    json.requireKeys(keys(kind), Words.of(kind));
    return switch (kind) {
      case MLP ->
          new ModelConfig.Perceptron(
              json.wholes(Setting.HIDDEN), activation(json), initScale(json));
      case CONVNET ->
          new ModelConfig.Convolutional(
              json.wholes(Setting.CHANNELS),
              json.word(Setting.POOL, Pooling.class),
              activation(json),
              initScale(json));
      case RESNET ->
          new ModelConfig.Residual(
              json.wholeInt(Setting.BLOCKS),
              json.wholeInt(Setting.WIDTH),
              activation(json),
              initScale(json));
    };
  }

  static void write(ModelConfig model, ObjectNode json) {
    json.put("kind", Words.of(model.kind()));
    switch (model) {
      case ModelConfig.Perceptron perceptron ->
          perceptron.hidden().forEach(json.putArray("hidden")::add);
      case ModelConfig.Convolutional convolutional -> {
        convolutional.channels().forEach(json.putArray("channels")::add);
        json.put("pool", Words.of(convolutional.pool()));
      }
      case ModelConfig.Residual residual ->
          json.put("blocks", residual.blocks()).put("width", residual.width());
    }
    json.put("activation", Words.of(model.activation())).put("initScale", model.initScale());
  }

  private static List<String> keys(ModelKind kind) {
    List<String> keys = new ArrayList<>(KEYS);
    keys.addAll(
        1,
        switch (kind) {
          case MLP -> List.of("hidden");
          case CONVNET -> List.of("channels", "pool");
          case RESNET -> List.of("blocks", "width");
        });
    return keys;
  }

  private static Activation activation(ConfigObject json) {
    return json.word(Setting.ACTIVATION, Activation.class);
  }

  private static double initScale(ConfigObject json) {
    return json.number(Setting.INIT_SCALE);
  }
}
