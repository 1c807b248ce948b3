package dev.edgescope.cluster;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.sweep.Executor;
import dev.edgescope.engine.sweep.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Works members out on Apache Spark, each a task of its own. A configuration goes to where there is
 * a core free, an outcome comes back as it is finished; a member whose machine is lost is made
 * again, and comes back once. Each process of an executor has one copy of the examples, which it
 * reads where the configuration says they lie: a file must be there under the same path on every
 * machine, or be part of the program.
 *
 * <p>What is done with a member goes along: the task must be {@link java.io.Serializable}.
 */
public final class SparkExecutor implements Executor {
  private static final Logger LOG = LoggerFactory.getLogger(SparkExecutor.class);

  /** Tasks of one job: so that a million members need no million tasks at a time. */
  private static final int MEMBERS_OF_A_JOB = 10_000;

  private final SparkContext spark;

  /**
   * An executor that has nothing to do yet.
   *
   * @param spark stopped when this is closed
   */
  public SparkExecutor(SparkContext spark) {
    this.spark = spark;
  }

  @Override
  public <R> Execution execute(
      List<RunConfig> members, Task<R> task, Consumer<Outcome<R>> arrived) {
    Members<R> execution = new Members<>(members, task, arrived);
    execution.start();
    return execution;
  }

  @Override
  public void close() {
    spark.stop();
  }

  private final class Members<R> implements Execution {
    private final List<RunConfig> configs;
    private final Task<R> task;
    private final Consumer<Outcome<R>> arrived;
    private final String group = "edgescope-" + UUID.randomUUID();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile boolean ended;
    private volatile @Nullable String failure;

    Members(List<RunConfig> configs, Task<R> task, Consumer<Outcome<R>> arrived) {
      this.configs = configs;
      this.task = task;
      this.arrived = arrived;
      thread = Thread.ofPlatform().name("edgescope-spark").daemon().unstarted(this::work);
    }

    void start() {
      thread.start();
    }

    @Override
    public boolean isFinished() {
      return ended;
    }

    @Override
    public Optional<String> failure() {
      return Optional.ofNullable(failure);
    }

    @Override
    public void await() throws InterruptedException {
      thread.join();
    }

    /** A member elsewhere cannot be held. */
    @Override
    public boolean pause() {
      return false;
    }

    @Override
    public void resume() {}

    @Override
    public void stop() {
      stopped = true;
      if (!ended && !spark.isStopped()) {
        spark.cancelJobGroup(group);
      }
    }

    private void work() {
      try {
        spark.setJobGroup(group, "Members of a sweep", false);
        for (int from = 0; from < configs.size() && !stopped; from += MEMBERS_OF_A_JOB) {
          run(from, Math.min(from + MEMBERS_OF_A_JOB, configs.size()));
        }
      } catch (RuntimeException | Error e) {
        tell(e);
      } catch (Exception e) {
        // Spark's own, which Scala does not declare.
        tell(e);
      } finally {
        ended = true;
      }
    }

    private void tell(Throwable e) {
      if (stopped) {
        LOG.info("The members were stopped", e);
        return;
      }
      LOG.error("The job has failed", e);
      failure =
          String.format(
              Locale.ROOT,
              "Spark could not go on (%s); what it has made is kept, and --resume makes the rest.",
              String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }

    private void run(int from, int to) throws Exception {
      List<MemberWork.Member> work = new ArrayList<>();
      for (int i = from; i < to; i++) {
        work.add(member(i));
      }
      ClassTag<MemberWork.Member> memberTag = ClassTag.apply(MemberWork.Member.class);
      ClassTag<Outcome<R>> outcomeTag = ClassTag.apply(Outcome.class);
      RDD<MemberWork.Member> tasks =
          spark.parallelize(
              CollectionConverters.asScala(work).toSeq(), Math.max(1, work.size()), memberTag);
      spark.runJob(tasks, new MemberWork<>(task), new Arrival<>(arrived), outcomeTag);
    }

    private MemberWork.Member member(int index) {
      return new MemberWork.Member(index, RunConfigJson.writeLine(configs.get(index)));
    }
  }

  /** Hands on what a task has come to. */
  private static final class Arrival<R> extends AbstractFunction2<Object, Outcome<R>, BoxedUnit> {
    private final Consumer<Outcome<R>> arrived;

    Arrival(Consumer<Outcome<R>> arrived) {
      this.arrived = arrived;
    }

    @Override
    public BoxedUnit apply(Object partition, Outcome<R> outcome) {
      arrived.accept(outcome);
      return BoxedUnit.UNIT;
    }
  }
}
