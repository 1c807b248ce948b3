package dev.edgescope.app.workspace.phase;

import dev.edgescope.app.control.LinearScale;
import dev.edgescope.app.control.LogarithmicScale;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.study.Knob;
import dev.edgescope.engine.config.InlineData;
import dev.edgescope.engine.config.RunConfig;
import java.util.List;

/**
 * The minimalist example: gradient descent on (a, w) of
 *
 * <pre>
 * 1/2 [s_n a^2 w_1^2 + s_s (a w_2 - c)^2],    s_n &gt;&gt; s_s
 * </pre>
 *
 * a linear net of width one, f = a w x, on two examples. Source: Liu, Zhang, Du and Zhao, A
 * minimalist example of edge-of-stability and progressive sharpening (2025).
 */
final class MinimalistStudy extends PathStudy {
  private static final int STEPS = 300;

  private final Knob<Double> learningRate =
      Knob.number(
          "step-size",
          Words.text("study.minimalistStudy.learningRate"),
          Words.text("study.minimalistStudy.itSetsTheEdge2"),
          1.2,
          new LogarithmicScale(0.1, 4));
  private final Knob<Double> noise =
      Knob.number(
          "noise-variance",
          Words.text("study.minimalistStudy.noiseVarianceS"),
          Words.text("study.minimalistStudy.ofTheInputThatCarries"),
          1,
          new LogarithmicScale(0.1, 10));
  private final Knob<Double> signal =
      Knob.number(
          "signal-variance",
          Words.text("study.minimalistStudy.signalVarianceS"),
          Words.text("study.minimalistStudy.ofTheInputThatThe"),
          0.02,
          new LogarithmicScale(0.001, 0.5));
  private final Knob<Double> target =
      Knob.number(
          "target",
          Words.text("study.minimalistStudy.targetC"),
          Words.text("study.minimalistStudy.whatAWIsTo"),
          2.2,
          new LinearScale(4, 0.1));
  private final Knob<Double> start =
      Knob.number(
          "noise-weight",
          Words.text("study.minimalistStudy.initialW"),
          Words.text("study.minimalistStudy.theWeightOfTheNoise"),
          0.02,
          new LogarithmicScale(1e-4, 0.5));

  MinimalistStudy() {
    super(
        List.of(
            Plane.of(
                "noise-plane",
                Words.text("study.minimalistStudy.noiseWeightAndOutputWeight"),
                0,
                "w₁",
                2,
                "a"),
            Plane.of(
                "signal-plane",
                Words.text("study.minimalistStudy.signalWeightAndOutputWeight"),
                1,
                "w₂",
                2,
                "a")),
        40);
    watch();
  }

  @Override
  public String title() {
    return Words.text("study.minimalistStudy.minimalistExample");
  }

  @Override
  public String lesson() {
    return "minimalist-example";
  }

  @Override
  List<Knob<?>> ownKnobs() {
    return List.of(learningRate, noise, signal, target, start);
  }

  @Override
  RunConfig config() {
    // The loss is the mean over two examples.
    double noiseInput = Math.sqrt(2 * noise.get());
    double signalInput = Math.sqrt(2 * signal.get());
    return descent(
        new InlineData(
            List.of(List.of(noiseInput, 0.0), List.of(0.0, signalInput)),
            List.of(List.of(0.0), List.of(signalInput * target.get()))),
        List.of(1),
        List.of(start.get(), 0.3, 0.3),
        learningRate.get(),
        STEPS);
  }
}
