package dev.edgescope.engine.config.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.ModelKind;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Pooling;
import java.util.List;

/** The object {@code model} of a configuration. */
final class ModelJson {
  private ModelJson() {}

  static ModelConfig read(ConfigObject root) {
    ConfigObject json = root.objectOfKind("model", "kind", ModelKind.class, ModelJson::keys);
    ModelKind kind = json.word(Setting.MODEL, ModelKind.class);
    return switch (kind) {
      case MLP ->
          new ModelConfig.Perceptron(
              json.wholes(Setting.HIDDEN),
              activation(json),
              !json.has(Setting.BIAS) || json.truth(Setting.BIAS),
              scaleBesideParameters(json),
              parameters(json));
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
      case QUADRATIC -> new ModelConfig.Quadratic(parameters(json));
      case ELSEWHERE -> new ModelConfig.Elsewhere();
    };
  }

  static void write(ModelConfig model, ObjectNode json) {
    json.put("kind", Words.of(model.kind()));
    switch (model) {
      case ModelConfig.Perceptron perceptron -> {
        perceptron.hidden().forEach(json.putArray("hidden")::add);
        json.put("activation", Words.of(perceptron.activation()));
        if (perceptron.parameters().isEmpty()) {
          json.put("initScale", perceptron.initScale());
        }
        if (!perceptron.bias()) {
          json.put("bias", false);
        }
        writeParameters(perceptron.parameters(), json);
      }
      case ModelConfig.Convolutional convolutional -> {
        convolutional.channels().forEach(json.putArray("channels")::add);
        json.put("pool", Words.of(convolutional.pool()));
        writeLayers(convolutional, json);
      }
      case ModelConfig.Residual residual -> {
        json.put("blocks", residual.blocks()).put("width", residual.width());
        writeLayers(residual, json);
      }
      case ModelConfig.Quadratic quadratic -> writeParameters(quadratic.parameters(), json);
      case ModelConfig.Elsewhere elsewhere -> {}
    }
  }

  private static void writeLayers(ModelConfig.Layered model, ObjectNode json) {
    json.put("activation", Words.of(model.activation())).put("initScale", model.initScale());
  }

  private static void writeParameters(List<Double> parameters, ObjectNode json) {
    if (!parameters.isEmpty()) {
      parameters.forEach(json.putArray("parameters")::add);
    }
  }

  private static List<String> keys(ModelKind kind) {
    return switch (kind) {
      case MLP -> List.of("kind", "hidden", "activation", "initScale", "bias", "parameters");
      case CONVNET -> List.of("kind", "channels", "pool", "activation", "initScale");
      case RESNET -> List.of("kind", "blocks", "width", "activation", "initScale");
      case QUADRATIC -> List.of("kind", "parameters");
      case ELSEWHERE -> List.of("kind");
    };
  }

  /** Parameters that are given need no scale to be drawn with. */
  private static double scaleBesideParameters(ConfigObject json) {
    if (!json.has(Setting.PARAMETERS)) {
      return initScale(json);
    }
    if (json.has(Setting.INIT_SCALE)) {
      throw Setting.INIT_SCALE.reject(
          "it cannot stand beside model.parameters", "give one of the two and remove the other");
    }
    return ModelKind.MLP.usualInitScale();
  }

  private static List<Double> parameters(ConfigObject json) {
    return json.has(Setting.PARAMETERS) ? json.numbers(Setting.PARAMETERS) : List.of();
  }

  private static Activation activation(ConfigObject json) {
    return json.word(Setting.ACTIVATION, Activation.class);
  }

  private static double initScale(ConfigObject json) {
    return json.number(Setting.INIT_SCALE);
  }
}
