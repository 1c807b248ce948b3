package dev.edgescope.app.experiment;

import dev.edgescope.app.control.SettingModel;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.ModelKind;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Pooling;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of the form that describes the network. Each family has settings of its own; those of
 * the others wait unseen.
 */
public final class ModelForm {
  private static final List<Integer> HIDDEN = List.of(64, 64);
  private static final List<Integer> CHANNELS = List.of(8, 8);
  private static final int BLOCKS = 1;
  private static final int WIDTH = 8;

  private final SettingModel<ModelKind> kind;
  private final SettingModel<List<Integer>> hidden = new SettingModel<>(HIDDEN, RunFormats.HIDDEN);
  private final SettingModel<List<Integer>> channels =
      new SettingModel<>(CHANNELS, RunFormats.CHANNELS);
  private final SettingModel<Pooling> pool =
      new SettingModel<>(Pooling.AVERAGE, SettingWords.POOLING);
  private final SettingModel<Integer> blocks = new SettingModel<>(BLOCKS, RunFormats.BLOCKS);
  private final SettingModel<Integer> width = new SettingModel<>(WIDTH, RunFormats.WIDTH);
  private final SettingModel<Activation> activation =
      new SettingModel<>(Activation.TANH, SettingWords.ACTIVATION);
  private final SettingModel<Boolean> bias = new SettingModel<>(true, SettingWords.BIAS);
  private final SettingModel<Double> initScale =
      new SettingModel<>(ModelKind.MLP.usualInitScale(), RunFormats.INIT_SCALE);
  private final SettingModel<List<Double>> parameters =
      new SettingModel<>(List.of(), RunFormats.INITIAL_PARAMETERS);
  private boolean adopting;

  ModelForm(ModelConfig config) {
    kind = new SettingModel<>(config.kind(), SettingWords.MODEL);
    adopt(config);
    kind.valueProperty()
        .addListener((property, before, after) -> {
          if (!adopting) {
            initScale.set(after.usualInitScale());
          }
        });
  }

  public SettingModel<ModelKind> kind() {
    return kind;
  }

  public SettingModel<List<Integer>> hidden() {
    return hidden;
  }

  public SettingModel<List<Integer>> channels() {
    return channels;
  }

  public SettingModel<Pooling> pool() {
    return pool;
  }

  public SettingModel<Integer> blocks() {
    return blocks;
  }

  public SettingModel<Integer> width() {
    return width;
  }

  public SettingModel<Activation> activation() {
    return activation;
  }

  /** Whether dense layers have biases. */
  public SettingModel<Boolean> bias() {
    return bias;
  }

  public SettingModel<Double> initScale() {
    return initScale;
  }

  /** Initial parameters in flat order; empty where they are drawn. */
  public SettingModel<List<Double>> parameters() {
    return parameters;
  }

  void adopt(ModelConfig config) {
    adopting = true;
    kind.set(config.kind());
    parameters.set(List.of());
    if (config instanceof ModelConfig.Layered layered) {
      activation.set(layered.activation());
      initScale.set(layered.initScale());
    }
    switch (config) {
      case ModelConfig.Perceptron perceptron -> {
        hidden.set(perceptron.hidden());
        bias.set(perceptron.bias());
        parameters.set(perceptron.parameters());
      }
      case ModelConfig.Convolutional convolutional -> {
        channels.set(convolutional.channels());
        pool.set(convolutional.pool());
      }
      case ModelConfig.Residual residual -> {
        blocks.set(residual.blocks());
        width.set(residual.width());
      }
      case ModelConfig.Quadratic quadratic -> parameters.set(quadratic.parameters());
      case ModelConfig.Elsewhere elsewhere -> {}
    }
    adopting = false;
  }

  /** The settings that the chosen family has. */
  List<SettingModel<?>> active() {
    List<SettingModel<?>> active = new ArrayList<>(List.of(kind));
    if (kind.get() != ModelKind.QUADRATIC && kind.get() != ModelKind.ELSEWHERE) {
      active.addAll(List.of(activation, initScale));
    }
    switch (kind.get()) {
      case MLP -> active.addAll(List.of(hidden, bias, parameters));
      case CONVNET -> active.addAll(List.of(channels, pool));
      case RESNET -> active.addAll(List.of(blocks, width));
      case QUADRATIC -> active.add(parameters);
      case ELSEWHERE -> {}
    }
    return active;
  }

  /** All settings, seen or not. */
  List<SettingModel<?>> all() {
    return List.of(
        kind, hidden, channels, pool, blocks, width, activation, bias, initScale, parameters);
  }

  ModelConfig config() {
    return switch (kind.get()) {
      case MLP ->
          new ModelConfig.Perceptron(
              hidden.get(), activation.get(), bias.get(), initScale.get(), parameters.get());
      case CONVNET ->
          new ModelConfig.Convolutional(
              channels.get(), pool.get(), activation.get(), initScale.get());
      case RESNET ->
          new ModelConfig.Residual(blocks.get(), width.get(), activation.get(), initScale.get());
      case QUADRATIC -> new ModelConfig.Quadratic(parameters.get());
      case ELSEWHERE -> new ModelConfig.Elsewhere();
    };
  }
}
