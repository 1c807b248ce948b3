package dev.edgescope.engine.measure;

import dev.edgescope.engine.config.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How far a reading is: which of its parts is being read, and how long it will take still. Told by
 * the thread that reads; asked from any.
 *
 * <p>A part takes as long as it took last. The time of a part that was never read is its cost in
 * gradients, at the pace of the parts of this reading that are done. Before the first of them is
 * done nothing is known.
 */
public final class MeasuringProgress {
  /** What a reading reads in one go. */
  public sealed interface MeasuredPart {
    /** What it is called on the command line. */
    String label();

    /**
     * One that is read because it was asked for.
     *
     * @param quantity that was
     */
    record Asked(Quantity quantity) implements MeasuredPart {
      @Override
      public String label() {
        return quantity.label();
      }
    }

    /** One that belongs to a kind of reading. */
    enum Usual implements MeasuredPart {
      /** L and its gradient. */
      LOSS_AND_GRADIENT("loss and gradient"),
      /** The largest of H. */
      HESSIAN_EIGENVALUES("Hessian eigenvalues"),
      /** The largest of G. */
      GAUSS_NEWTON_EIGENVALUES("Gauss-Newton eigenvalues"),
      /** tr Theta. */
      NTK_TRACE("NTK trace"),
      /** K. */
      NOISE_KERNEL_NORM("noise kernel norm"),
      /** The algebraically smallest of H. */
      SMALLEST_EIGENVALUE("smallest eigenvalue"),
      /** The largest of the preconditioned H. */
      EFFECTIVE_EIGENVALUES("effective eigenvalues"),
      /** L on the test examples. */
      TEST_LOSS("test loss"),
      /** Of H. */
      SPECTRAL_DENSITY("spectral density"),
      /** L on a plane of parameters. */
      LOSS_LANDSCAPE("loss landscape");

      private final String label;

      Usual(String label) {
        this.label = label;
      }

      @Override
      public String label() {
        return label;
      }
    }
  }

  /**
   * A part of a reading.
   *
   * @param what is read
   * @param gradients what it costs, about, in gradients of the training loss
   */
  public record Part(MeasuredPart what, double gradients) {}

  /**
   * Where a reading is.
   *
   * @param part what is being read
   * @param secondsLeft about, until all parts are read; NaN where nothing is known of it yet
   */
  public record Stage(MeasuredPart part, double secondsLeft) {

    /** In words: "Hessian eigenvalues, about 40 s left". */
    public String words() {
      String label = part.label();
      if (Double.isNaN(secondsLeft)) {
        return label;
      }
      if (secondsLeft < 1) {
        return label + ", nearly done";
      }
      return secondsLeft < 90
          ? String.format(Locale.ROOT, "%s, about %.0f s left", label, secondsLeft)
          : String.format(Locale.ROOT, "%s, about %.0f min left", label, secondsLeft / 60);
    }
  }

  /**
   * The part that is being read.
   *
   * @param start when, in nanoseconds
   * @param seconds that it takes, about
   * @param secondsAfter that those after it take
   */
  private record Current(MeasuredPart what, long start, double seconds, double secondsAfter) {}

  private final LongSupplier clock;

  /** Of each part that was read, how long it took last. */
  private final Map<MeasuredPart, Double> secondsOf = new HashMap<>();

  private List<Part> parts = List.of();
  private int next;
  private double gradientsDone;
  private double secondsDone;
  private volatile @Nullable Current current;

  /** Nothing is being read. */
  public MeasuringProgress() {
    this(System::nanoTime);
  }

  /**
   * @param clock in nanoseconds
   */
  MeasuringProgress(LongSupplier clock) {
    this.clock = clock;
  }

  /** A reading begins that has these parts, in this order. */
  public void begin(List<Part> planned) {
    parts = List.copyOf(planned);
    next = 0;
    gradientsDone = 0;
    secondsDone = 0;
    current = null;
  }

  /** The next of the parts is begun, and the one before it done. */
  public void next() {
    finishCurrent();
    if (next < parts.size()) {
      Part part = parts.get(next);
      next++;
      double after = parts.stream().skip(next).mapToDouble(this::seconds).sum();
      current = new Current(part.what(), clock.getAsLong(), seconds(part), after);
    }
  }

  /** All parts are done. */
  public void end() {
    finishCurrent();
    parts = List.of();
  }

  private void finishCurrent() {
    Current done = current;
    if (done != null) {
      double seconds = (clock.getAsLong() - done.start()) * 1e-9;
      secondsOf.put(done.what(), seconds);
      secondsDone += seconds;
      gradientsDone += parts.get(next - 1).gradients();
      current = null;
    }
  }

  private double seconds(Part part) {
    Double last = secondsOf.get(part.what());
    return last == null ? part.gradients() * secondsDone / gradientsDone : last;
  }

  /** Where the reading is; empty where nothing is being read. */
  public Optional<Stage> stage() {
    Current at = current;
    if (at == null) {
      return Optional.empty();
    }
    double elapsed = (clock.getAsLong() - at.start()) * 1e-9;
    double left = Double.isNaN(at.seconds()) ? Double.NaN : Math.max(0, at.seconds() - elapsed);
    return Optional.of(new Stage(at.what(), left + at.secondsAfter()));
  }
}
