/*
 * Records what a process does to the files below one directory, and makes that disk fail on request.
 *
 * Load it with LD_PRELOAD. It needs Linux with 64-bit file offsets, and these variables:
 *
 *   PROOF_DIRECTORY  the absolute path of the directory to watch
 *   PROOF_RECORDING  the file that gets the records, outside of that directory
 *   PROOF_MARKS      a file outside of it. Its writes also become records, in order
 *   PROOF_FAULTS     a file of sizeof(struct faults) bytes. A change takes effect at once
 *
 * Each record has a header and then `length` bytes: the path of an OPEN, or the data of a WRITE. A write is recorded after
 * the kernel accepted it. A sync is recorded after it returned, with the number of records when it began. So a reader can
 * determine the content of stable storage at every point: exactly the data that the process could rely on.
 *
 * Memory mappings are not recorded. SQLite maps only its -shm file, which it creates again after a power cut.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum kind { OPEN = 1, WRITE, RESIZE, UNLINK, RENAME, SYNC, FAILED_SYNC, MARK };

struct record {
  uint32_t kind;
  int32_t fd;
  /* OPEN: 1 if it created the file. WRITE: the offset. RESIZE: the size. SYNC: the number of records when it began. */
  uint64_t value;
  uint64_t length;
};

struct faults {
  int32_t write_errno;    /* the error of every write and resize, or 0 */
  int32_t sync_errno;     /* the error of every sync, or 0 */
  int32_t sync_delay_us;  /* the additional time of every sync */
  int32_t clock_offset_s; /* the error of the wall clock */
  int32_t failed;         /* the number of failed calls */
};

enum role { UNWATCHED, WATCHED, MARKS };

#define MAX_FDS 65536
/* The opened files, by descriptor. */
static struct opened {
  enum role role;
  dev_t device;
  ino_t inode;
} opened[MAX_FDS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static uint64_t count;
static int recording = -1;
static const char *directory, *marks;
static struct faults none, *faults = &none;

/* The function that this one wraps. */
#define REAL(name)                                  \
  ({                                                \
    static __typeof__(&name) real;                  \
    if (!real) real = (__typeof__(&name))next(#name); \
    real;                                           \
  })

static void *next(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (!found) abort();
  return found;
}

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("PROOF_FAULTS");
  directory = getenv("PROOF_DIRECTORY");
  marks = getenv("PROOF_MARKS");
  if (path) {
    int fd = REAL(open)(path, O_RDWR | O_CLOEXEC);
    void *mapped = mmap(NULL, sizeof *faults, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (fd < 0 || mapped == MAP_FAILED) abort();
    faults = mapped;
    REAL(close)(fd);
  }
  path = getenv("PROOF_RECORDING");
  if (path && (recording = REAL(open)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) < 0) abort();
}

/* The caller holds the lock, so that the records are in the order of the events. */
static void record(enum kind kind, int fd, uint64_t value, const void *data, size_t length) {
  struct record head = {kind, fd, value, length};
  struct iovec parts[] = {{&head, sizeof head}, {(void *)data, length}};
  if (recording < 0) return;
  if (REAL(writev)(recording, parts, 2) != (ssize_t)(sizeof head + length)) abort();
  count++;
}

/* Libuv closes descriptors with a direct system call. So another file or a socket may have the number now. */
static enum role role_of(int fd) {
  struct stat now;
  if (fd < 0 || fd >= MAX_FDS || opened[fd].role == UNWATCHED) return UNWATCHED;
  int is_same = !fstat(fd, &now) && now.st_dev == opened[fd].device && now.st_ino == opened[fd].inode;
  return is_same ? opened[fd].role : UNWATCHED;
}

static void remember(int fd, enum role role) {
  struct stat now;
  if (fd >= MAX_FDS || fstat(fd, &now)) abort();
  opened[fd] = (struct opened){role, now.st_dev, now.st_ino};
}

static int is_watched(const char *path) {
  size_t length = directory ? strlen(directory) : 0;
  return length && !strncmp(path, directory, length) && (path[length] == '/' || !path[length]);
}

/* SQLite and Node use absolute paths here. */
static int watch_open(int (*real)(const char *, int, ...), const char *path, int flags, mode_t mode) {
  int is_marks = marks && !strcmp(path, marks);
  if (!is_watched(path) && !is_marks) return real(path, flags, mode);
  pthread_mutex_lock(&lock);
  int is_new = REAL(access)(path, F_OK) != 0;
  int fd = real(path, flags, mode);
  if (fd >= 0) {
    remember(fd, is_marks ? MARKS : WATCHED);
    if (!is_marks) record(OPEN, fd, is_new, path, strlen(path));
    if (!is_marks && (flags & O_TRUNC) && !is_new) record(RESIZE, fd, 0, NULL, 0);
  }
  pthread_mutex_unlock(&lock);
  return fd;
}

#define OPEN_LIKE(name)                                          \
  int name(const char *path, int flags, ...) {                   \
    va_list rest;                                                \
    va_start(rest, flags);                                       \
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;    \
    va_end(rest);                                                \
    return watch_open(REAL(name), path, flags, mode);            \
  }
OPEN_LIKE(open)
OPEN_LIKE(open64)

static int fail(int error) {
  __atomic_add_fetch(&faults->failed, 1, __ATOMIC_RELAXED);
  errno = error;
  return -1;
}

/* Runs a write or resize of a watched file, and records it. */
#define CHANGE(fd, kind, value, data, call)                        \
  ({                                                               \
    if (faults->write_errno) return fail(faults->write_errno);     \
    pthread_mutex_lock(&lock);                                     \
    uint64_t at = (value);                                         \
    __typeof__(call) done = (call);                                \
    if (done >= 0) record(kind, fd, at, data, kind == RESIZE ? 0 : done);    \
    pthread_mutex_unlock(&lock);                                   \
    return done;                                                   \
  })

static uint64_t position(int fd) {
  struct stat file;
  if (REAL(fcntl)(fd, F_GETFL) & O_APPEND) return fstat(fd, &file) ? 0 : file.st_size;
  return lseek(fd, 0, SEEK_CUR);
}

static ssize_t mark(int fd, const void *data, size_t length) {
  pthread_mutex_lock(&lock);
  record(MARK, fd, 0, data, length);
  pthread_mutex_unlock(&lock);
  return REAL(write)(fd, data, length);
}

ssize_t write(int fd, const void *data, size_t length) {
  if (role_of(fd) == UNWATCHED) return REAL(write)(fd, data, length);
  if (role_of(fd) == MARKS) return mark(fd, data, length);
  CHANGE(fd, WRITE, position(fd), data, REAL(write)(fd, data, length));
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
  if (role_of(fd) != WATCHED) return REAL(pwrite)(fd, data, length, offset);
  CHANGE(fd, WRITE, offset, data, REAL(pwrite)(fd, data, length, offset));
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
  return pwrite(fd, data, length, offset);
}

/* Writes the parts one by one. A short write is allowed, and the caller continues. */
ssize_t writev(int fd, const struct iovec *parts, int number) {
  if (role_of(fd) == UNWATCHED) return REAL(writev)(fd, parts, number);
  return number ? write(fd, parts->iov_base, parts->iov_len) : 0;
}

ssize_t pwritev(int fd, const struct iovec *parts, int number, off_t offset) {
  if (role_of(fd) != WATCHED) return REAL(pwritev)(fd, parts, number, offset);
  return number ? pwrite(fd, parts->iov_base, parts->iov_len, offset) : 0;
}

ssize_t pwritev64(int fd, const struct iovec *parts, int number, off64_t offset) {
  return pwritev(fd, parts, number, offset);
}

int ftruncate(int fd, off_t size) {
  if (role_of(fd) != WATCHED) return REAL(ftruncate)(fd, size);
  CHANGE(fd, RESIZE, size, NULL, REAL(ftruncate)(fd, size));
}

int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }

/* SQLite and Node then write zeros instead. */
int posix_fallocate(int fd, off_t offset, off_t length) {
  return role_of(fd) == WATCHED ? EOPNOTSUPP : REAL(posix_fallocate)(fd, offset, length);
}

int fallocate(int fd, int mode, off_t offset, off_t length) {
  return role_of(fd) == WATCHED ? fail(EOPNOTSUPP) : REAL(fallocate)(fd, mode, offset, length);
}

int unlink(const char *path) {
  if (!is_watched(path)) return REAL(unlink)(path);
  CHANGE(-1, UNLINK, 0, path, REAL(unlink)(path) ? -1 : (ssize_t)strlen(path));
}

/* The record holds both paths, with a NUL between them. */
int rename(const char *from, const char *to) {
  char both[8192];
  size_t split = strlen(from) + 1, length = split + strlen(to);
  if (!is_watched(from) || length >= sizeof both) return REAL(rename)(from, to);
  memcpy(both, from, split);
  memcpy(both + split, to, length - split);
  CHANGE(-1, RENAME, 0, both, REAL(rename)(from, to) ? -1 : (ssize_t)length);
}

/* Does not hold the lock meanwhile. Operations of others that end first are recorded first. */
static int sync_file(int (*real)(int), int fd) {
  if (role_of(fd) != WATCHED) return real(fd);
  pthread_mutex_lock(&lock);
  uint64_t begun = count;
  pthread_mutex_unlock(&lock);
  if (faults->sync_delay_us) usleep(faults->sync_delay_us);
  int error = faults->sync_errno;
  int result = error ? fail(error) : real(fd);
  pthread_mutex_lock(&lock);
  record(result ? FAILED_SYNC : SYNC, fd, begun, NULL, 0);
  pthread_mutex_unlock(&lock);
  if (error) errno = error;
  return result;
}

int fsync(int fd) { return sync_file(REAL(fsync), fd); }
int fdatasync(int fd) { return sync_file(REAL(fdatasync), fd); }

/* The wall clock. Durations use the monotonic clock. */
int clock_gettime(clockid_t clock, struct timespec *now) {
  int result = REAL(clock_gettime)(clock, now);
  if (clock == CLOCK_REALTIME) now->tv_sec += faults->clock_offset_s;
  return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  int result = REAL(gettimeofday)(now, zone);
  now->tv_sec += faults->clock_offset_s;
  return result;
}

time_t time(time_t *result) {
  struct timeval now;
  gettimeofday(&now, NULL);
  if (result) *result = now.tv_sec;
  return now.tv_sec;
}
