package dev.edgescope.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.record.PythonProgram;
import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A loop of PyTorch's, watched through its file while it trains, and measured here on the weights
 * that it ends with.
 */
class PyTorchRunTest {
  private static final String LOOP =
      """
      import sys
      import edgescope, numpy, torch
      torch.manual_seed(1)
      torch.set_num_threads(1)
      folder = sys.argv[1]
      x = torch.randn(200, 12)
      x = (x - x.mean(0)) / (x - x.mean(0)).std(unbiased=False)  # as preprocessing leaves it here
      y = torch.nn.functional.one_hot((x[:, :3] + x[:, 3:6]).argmax(1), 3).float()
      model = torch.nn.Sequential(torch.nn.Linear(12, 24), torch.nn.Tanh(), torch.nn.Linear(24, 3))
      probe = edgescope.Curvature(model, x, y, edgescope.squared_error, top=2, tolerance=1e-4)
      weights = list(model.parameters())
      with edgescope.Run(folder + "/loop.edgescope", learning_rate=0.1, batch_size=50, examples=200,
                         outputs=3, parameters=sum(w.numel() for w in weights)) as run:
          for step in range(200):
              if step % 20 == 0:
                  run.measure(probe.measure(), largest_weight=max(float(w.abs().max()) for w in weights))
              batch = torch.randperm(200)[:50]
              loss = edgescope.squared_error(model(x[batch]), y[batch])
              run.step(loss.item())
              gradients = torch.autograd.grad(loss, weights)
              with torch.no_grad():
                  for weight, gradient in zip(weights, gradients):
                      weight -= run.learning_rate * gradient
              if step == 99:
                  run.flush()
                  print("half", flush=True)
                  sys.stdin.readline()
          run.measure(probe.measure())
      numpy.savez(folder + "/state.npz", **{k: v.numpy() for k, v in model.state_dict().items()})
      numpy.savez(folder + "/data.npz", x=x.numpy(), y=y.numpy().argmax(1))
      """;

  private static final String CONFIG =
      """
      {"data": {"set": "npy", "file": "data.npz", "examples": 200, "targets": "one-hot"},
       "model": {"kind": "mlp", "hidden": [24], "activation": "tanh", "initScale": 1},
       "loss": "squared-error",
       "optimizer": {"kind": "sgd", "learningRate": 0.1, "momentum": 0.0, "batchSize": 50},
       "probes": {"topEigenvalues": 2, "every": 20},
       "precision": "float", "seed": 1}
      """;

  @TempDir private static Path folder;
  private static @Nullable RecordedRun half;
  private static @Nullable RecordedRun whole;
  private static RunFiles.Writer writerAtHalf = RunFiles.Writer.NONE;

  @BeforeAll
  static void watch() throws IOException, InterruptedException {
    Process process =
        PythonProgram.start(PythonProgram.with("torch", "numpy"), LOOP, folder.toString());
    assertEquals("half", process.inputReader(StandardCharsets.UTF_8).readLine());
    Path file = folder.resolve("loop.edgescope");
    half = read(file);
    writerAtHalf = RunFiles.writer(file);
    process.outputWriter(StandardCharsets.UTF_8).append("on\n").flush();
    assertEquals(0, process.waitFor());
    whole = read(file);
  }

  private static RecordedRun read(Path file) {
    try (RunFile opened = RunFile.open(file)) {
      return opened.run();
    }
  }

  private static Measurement last() {
    return Objects.requireNonNull(whole).history().measurements().getLast();
  }

  @Test
  void theFirstHalfIsThereWhileItTrains() {
    assertEquals(RunFiles.Writer.ANOTHER_PROCESS, writerAtHalf);
    assertEquals(100, Objects.requireNonNull(half).history().steps());
    assertEquals(5, half.history().measurements().size());
    assertFalse(half.hasEnded());
  }

  @Test
  void theRestFollows() {
    assertEquals(200, Objects.requireNonNull(whole).history().steps());
    assertTrue(whole.hasEnded());
    assertTrue(last().train().loss() < whole.history().measurements().getFirst().train().loss());
  }

  @Test
  void itsSharpnessAgreesWithMeasureOnTheSameWeights() throws IOException {
    Path config = Files.writeString(folder.resolve("config.json"), CONFIG);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        new EdgescopeCommand(
                out, new PrintStream(err, true, StandardCharsets.UTF_8), Optional.empty())
            .run(
                "measure",
                config.toString(),
                "--parameters",
                folder.resolve("state.npz").toString(),
                "--json");
    assertEquals(0, status, err.toString(StandardCharsets.UTF_8));
    JsonNode here = new ObjectMapper().readTree(out.toByteArray());
    double sharpness = last().sharpness();
    assertEquals(
        here.at("/eigenvalues/0").doubleValue(), sharpness, 1e-3 * sharpness, here.toString());
    assertEquals(here.at("/loss").doubleValue(), last().train().loss(), 1e-5);
    // Its trace is an estimate from few random signs.
    double k = last().curvature().noiseKernel().k();
    assertEquals(here.at("/k").doubleValue(), k, 0.05 * k);
  }
}
