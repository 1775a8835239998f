package dev.attain.storage.embedded.rocksdb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactionOptionsUniversal;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.Env;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Priority;
import org.rocksdb.WALRecoveryMode;

/**
 * RocksDB's options, as measured: small memtables ingest best and reopen fastest after a kill, the
 * capped log bounds that too, LZ4 is nearly free, and Zstandard at the bottom, where most data
 * lies, saves another fifth. What never moves between other data is compressed once, for the
 * bottom.
 */
final class Tuning implements AutoCloseable {
  private static final long MIB = 1 << 20;
  private static final CompressionType ABOVE = CompressionType.LZ4_COMPRESSION;
  private static final CompressionType BOTTOM = CompressionType.ZSTD_COMPRESSION;
  private static final double BLOOM_BITS_PER_KEY = 10;

  /** Of the size of a memtable. */
  private static final double MEMORY_FILTER_RATIO = 0.02;

  /**
   * A million statements take some ninety files. With a bound a start opens a few of them only, and
   * what a user may open is not used up.
   */
  private static final int MOST_OPEN_FILES = 2_000;

  /**
   * One flushes; the others merge, one at a time until files gather. With one for all, files that
   * only had to be moved waited behind a merge of minutes, until writes were slowed down.
   */
  private static final int BACKGROUND_JOBS = 4;

  /** Of files that never overlap, which cost a reader next to nothing. */
  private static final int MANY_FILES = 100;

  /** An older run takes part if it is larger by no more than this than all newer ones together. */
  private static final int SAME_SIZE_PERCENT = 20;

  /** Two small runs beside a large one are not worth a merge. */
  private static final int FEWEST_MERGED = 4;

  /** Of entries that stay: all are rewritten each time that there are four times as many. */
  private static final int MOST_ABOVE_OLDEST_PERCENT = 300;

  /** What was rewritten or deleted takes room until then. */
  private static final int MOST_REWRITTEN_PERCENT = 100;

  /** Some decades. */
  private static final long NEVER_SECONDS = 1L << 30;

  private final boolean fsync;
  private final Cache cache;
  private final BloomFilter bloomFilter = new BloomFilter(BLOOM_BITS_PER_KEY);
  private final List<ColumnFamilyOptions> familyOptions = new ArrayList<>();
  private final List<CompactionOptionsUniversal> universalOptions = new ArrayList<>();

  Tuning(boolean fsync, long cacheBytes) {
    this.fsync = fsync;
    this.cache = new LRUCache(cacheBytes);
  }

  boolean fsync() {
    return fsync;
  }

  DBOptions databaseOptions() {
    return new DBOptions()
        .setCreateIfMissing(true)
        .setCreateMissingColumnFamilies(true)
        .setMaxTotalWalSize(64 * MIB)
        // Takes what comes before a torn end; WriteAheadLog tells that from damage in the middle.
        .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
        .setMaxBackgroundJobs(BACKGROUND_JOBS)
        .setMaxOpenFiles(MOST_OPEN_FILES)
        .setEnv(Env.getDefault().lowerThreadPoolCPUPriority(Priority.LOW))
        .setBytesPerSync(MIB)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setKeepLogFileNum(4)
        .setStatsDumpPeriodSec(0);
  }

  ColumnFamilyDescriptor family(Table table) {
    BlockBasedTableConfig blocks =
        new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setBlockSize(table.blockKilobytes * 1024L)
            .setFormatVersion(5);
    if (table.bloomFilter) {
      blocks.setFilterPolicy(bloomFilter);
    }
    ColumnFamilyOptions options =
        switch (table.keys) {
          case ASCENDING -> leftAtTheBottom();
          case SCATTERED -> mergedBySize(MOST_ABOVE_OLDEST_PERCENT);
          case REWRITTEN -> mergedBySize(MOST_REWRITTEN_PERCENT);
          case FEW -> new ColumnFamilyOptions().setCompressionType(ABOVE);
        };
    options
        .setWriteBufferSize(16 * MIB)
        .setMaxWriteBufferNumber(3)
        .setLevel0FileNumCompactionTrigger(table.filesBeforeMerge)
        .setBottommostCompressionType(BOTTOM)
        .setTableFormatConfig(blocks);
    if (table.bloomFilter) {
      // What is new is looked up in memory too, and not there as a rule.
      options
          .setMemtablePrefixBloomSizeRatio(MEMORY_FILTER_RATIO)
          .setMemtableWholeKeyFiltering(true);
    }
    familyOptions.add(options);
    return new ColumnFamilyDescriptor(
        table.familyName.getBytes(StandardCharsets.US_ASCII), options);
  }

  /**
   * RocksDB rewrites files at the bottom once more only to forget their sequence numbers, as soon
   * as no snapshot needs these. There is no setter for what puts that off.
   */
  private static ColumnFamilyOptions leftAtTheBottom() {
    Properties properties = new Properties();
    properties.setProperty("bottommost_file_compaction_delay", Long.toString(NEVER_SECONDS));
    return Objects.requireNonNull(ColumnFamilyOptions.getColumnFamilyOptionsFromProps(properties))
        .setCompressionType(BOTTOM)
        .setLevel0SlowdownWritesTrigger(MANY_FILES)
        .setLevel0StopWritesTrigger(2 * MANY_FILES);
  }

  /**
   * Runs of about one size are merged into a larger one, so that an entry is rewritten a few times
   * however many there are. RocksDB's usual levels are worse here: until a table has 256 MB each
   * merge of a few small files rewrites all of it.
   *
   * @param mostAboveOldest what is newer than the oldest run may be so much of it, in percent,
   *     before all is merged into one
   */
  private ColumnFamilyOptions mergedBySize(int mostAboveOldest) {
    CompactionOptionsUniversal universal =
        new CompactionOptionsUniversal()
            .setSizeRatio(SAME_SIZE_PERCENT)
            .setMinMergeWidth(FEWEST_MERGED)
            .setMaxSizeAmplificationPercent(mostAboveOldest);
    universalOptions.add(universal);
    return new ColumnFamilyOptions()
        .setCompressionType(ABOVE)
        .setCompactionStyle(CompactionStyle.UNIVERSAL)
        .setCompactionOptionsUniversal(universal);
  }

  @Override
  public void close() {
    familyOptions.forEach(ColumnFamilyOptions::close);
    universalOptions.forEach(CompactionOptionsUniversal::close);
    bloomFilter.close();
    cache.close();
  }
}
