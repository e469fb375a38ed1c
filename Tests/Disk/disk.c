// SPDX-License-Identifier: Apache-2.0
//
// A disk that a test can break, put before libc with LD_PRELOAD.
//
// It follows the journal's files and does three things. They are journal.* in FIRSTBELL_DISK_FOLDER, but not the lock, nor the
// shared memory, which survives no loss of power, nor the mark, which is never synced: it may survive or not, and survives here.
//
//
//   * keeps an undo log (FIRSTBELL_DISK_UNDO) of everything that was not synced: before a write or a truncation it saves what it
//     replaces, and a sync of the file that succeeds ends the account. Creating and unlinking count until the folder is synced.
//     After a kill the test applies the log backwards, wholly or in part, and the disk is as a power loss leaves it;
//   * fails the n-th write or sync with an error of the test's choice, once or from then on. What a failed sync covered is never
//     durable, whatever later syncs say: that is what Linux does with the pages of a failed fsync;
//   * kills the process before or after the n-th sync, or in the middle of the n-th write.
//
// It can also say that it synced and not do it, so that a test can show that it would notice. And it moves CLOCK_REALTIME by what the test says. The test talks to it through a page in shared memory
// (FIRSTBELL_DISK_CONTROL). It uses system calls alone, so that nothing it does comes back to it.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { FAIL_NEVER, FAIL_WRITE, FAIL_SYNC };
enum { KILL_NEVER, KILL_BEFORE_SYNC, KILL_AFTER_SYNC, KILL_IN_WRITE };

// The page that the test and this process share; Tests/firstbellTests/Daemon/Faults/FaultyDisk.swift has the same order.
struct control {
    _Atomic uint64_t writes, syncs;
    _Atomic uint64_t fail_kind, fail_at, fail_errno, fail_on;
    _Atomic uint64_t failures;
    _Atomic uint64_t kill_kind, kill_at;
    _Atomic int64_t clock_nanoseconds;
    _Atomic uint64_t lies;
};

enum { NAME = 1, WRITE, TRUNCATE, SYNC, CREATE, UNLINK, FOLDER_SYNC };

// One entry of the undo log; `length` octets follow it. UndoLog.swift reads it.
struct entry {
    uint32_t kind, file, length, unused;
    uint64_t offset, count, size;
};

struct file {
    char path[256];
    uint64_t pending;
    int is_gone, is_named, is_poisoned;
};

enum { FILES = 512, DESCRIPTORS = 65536, FOLDER = 0 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct file files[FILES];  // 0 is the folder
static uint32_t file_count = 1;
static uint32_t tracked[DESCRIPTORS];  // file + 1
static char folder[256];
static size_t folder_length;
static int log_descriptor = -1;
static int log_is_empty = 1;
static uint64_t folder_pending;
static uint32_t kept_count;
static char undo_path[256];
static struct control *control;
static struct control idle;
static int (*real_clock_gettime)(clockid_t, struct timespec *);

static void die(void) { syscall(SYS_kill, syscall(SYS_getpid), SIGKILL); }

static void begin(void) {
    static _Atomic int begun;
    if (begun) return;
    control = &idle;
    begun = 1;
    const char *place = getenv("FIRSTBELL_DISK_FOLDER"), *page = getenv("FIRSTBELL_DISK_CONTROL"),
               *undo = getenv("FIRSTBELL_DISK_UNDO");
    if (!place || !page || !undo || strlen(place) >= sizeof folder || strlen(undo) >= sizeof undo_path - 16) return;
    int shared = (int)syscall(SYS_openat, AT_FDCWD, page, O_RDWR | O_CLOEXEC);
    if (shared < 0) return;
    void *address = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, shared, 0);
    syscall(SYS_close, shared);
    if (address == MAP_FAILED) return;
    log_descriptor =
        (int)syscall(SYS_openat, AT_FDCWD, undo, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
    if (log_descriptor < 0) return;
    // Out of the way of whoever counts on the lowest free number.
    int high = (int)syscall(SYS_fcntl, log_descriptor, F_DUPFD_CLOEXEC, 900);
    if (high >= 0) {
        syscall(SYS_close, log_descriptor);
        log_descriptor = high;
    }
    control = address;
    strcpy(undo_path, undo);
    strcpy(folder, place);
    folder_length = strlen(folder);
}

__attribute__((constructor)) static void start(void) { begin(); }

static void record(uint32_t kind, uint32_t file, uint64_t offset, uint64_t count, uint64_t size, const void *octets,
                   uint32_t length) {
    struct entry entry = {kind, file, length, 0, offset, count, size};
    struct iovec parts[] = {{&entry, sizeof entry}, {(void *)octets, length}};
    // An account with a hole proves nothing, so no account is the end.
    if (syscall(SYS_writev, log_descriptor, parts, 2) != (ssize_t)(sizeof entry + length)) die();
    log_is_empty = 0;
}

static void name(uint32_t file) {
    if (files[file].is_named) return;
    files[file].is_named = 1;
    record(NAME, file, 0, 0, 0, files[file].path, (uint32_t)strlen(files[file].path));
}

// Starts the log over when nothing in it can be undone, so that it stays small.
static void forget(void) {
    if (log_is_empty || folder_pending) return;
    for (uint32_t file = 1; file < file_count; file++)
        if (files[file].pending) return;
    if (syscall(SYS_ftruncate, log_descriptor, 0) != 0) die();
    for (uint32_t file = 1; file < file_count; file++) files[file].is_named = 0;
    log_is_empty = 1;
}

static int has_suffix(const char *text, const char *suffix) {
    size_t length = strlen(text), tail = strlen(suffix);
    return length >= tail && !strcmp(text + length - tail, suffix);
}

static int is_followed(const char *path) {
    if (!folder_length || strncmp(path, folder, folder_length) || strlen(path) >= sizeof files[0].path) return 0;
    return !strncmp(path + folder_length, "/journal.", 9) && !has_suffix(path, "-shm") && !has_suffix(path, ".lock") &&
           !has_suffix(path, ".mark");
}

static uint32_t standing(const char *path) {
    for (uint32_t file = 1; file < file_count; file++)
        if (!files[file].is_gone && !strcmp(files[file].path, path)) return file;
    if (file_count == FILES) die();
    strcpy(files[file_count].path, path);
    return file_count++;
}

static int opened(const char *path, int flags, mode_t mode) {
    begin();
    if (folder_length && !strcmp(path, folder)) {
        int descriptor = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
        if (descriptor >= 0 && descriptor < DESCRIPTORS) tracked[descriptor] = FOLDER + 1;
        return descriptor;
    }
    if (!is_followed(path)) return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    pthread_mutex_lock(&lock);
    int is_new = (flags & O_CREAT) && syscall(SYS_access, path, F_OK) != 0;
    uint32_t file = is_new || !(flags & O_TRUNC) ? standing(path) : 0;
    if (is_new) {
        name(file);
        record(CREATE, file, 0, 0, 0, NULL, 0);
        files[file].pending++;
        folder_pending++;
    }
    int descriptor = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    int error = errno;
    if (descriptor >= 0 && descriptor < DESCRIPTORS && file) tracked[descriptor] = file + 1;
    pthread_mutex_unlock(&lock);
    errno = error;
    return descriptor;
}

static uint32_t followed(int descriptor) {
    return descriptor >= 0 && descriptor < DESCRIPTORS ? tracked[descriptor] : 0;
}

static int fails(uint32_t kind, uint64_t number) {
    if (control->fail_kind != kind || number < control->fail_at || (number > control->fail_at && !control->fail_on)) return 0;
    control->failures++;
    errno = (int)control->fail_errno;
    return 1;
}

static uint64_t size_of(int descriptor) {
    struct stat state;
    return fstat(descriptor, &state) == 0 ? (uint64_t)state.st_size : 0;
}

static void save(uint32_t kind, uint32_t file, int descriptor, uint64_t offset, uint64_t count, uint64_t size,
                 uint64_t from) {
    uint64_t length = from < size ? (from + count < size ? count : size - from) : 0;
    char *octets = malloc(length + 1);
    if (!octets) die();
    // Read through this descriptor and no other: to close another would end the process's locks on the file (fcntl(2)).
    if (length && syscall(SYS_pread64, descriptor, octets, length, from) != (ssize_t)length) die();
    name(file);
    record(kind, file, offset, kind == WRITE ? count : 0, size, octets, (uint32_t)length);
    files[file].pending++;
    free(octets);
}

static ssize_t written(uint32_t file, int descriptor, const void *octets, size_t count, off64_t offset) {
    pthread_mutex_lock(&lock);
    uint64_t number = ++control->writes;
    ssize_t result = -1;
    if (!fails(FAIL_WRITE, number)) {
        save(WRITE, file, descriptor, (uint64_t)offset, count, size_of(descriptor), (uint64_t)offset);
        if (control->kill_kind == KILL_IN_WRITE && number >= control->kill_at) {
            syscall(SYS_pwrite64, descriptor, octets, count / 2, offset);
            die();
        }
        result = syscall(SYS_pwrite64, descriptor, octets, count, offset);
    }
    int error = errno;
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}

static int truncated(uint32_t file, int descriptor, off64_t size) {
    pthread_mutex_lock(&lock);
    uint64_t old = size_of(descriptor);
    save(TRUNCATE, file, descriptor, (uint64_t)size, (uint64_t)size < old ? old - (uint64_t)size : 0, old, (uint64_t)size);
    int result = (int)syscall(SYS_ftruncate, descriptor, size);
    int error = errno;
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}

static int synced(int descriptor, long call) {
    uint32_t mark = followed(descriptor);
    if (!mark) return (int)syscall(call, descriptor);
    uint32_t file = mark - 1;
    // Held over the sync: a write that comes meanwhile need not be covered by it.
    pthread_mutex_lock(&lock);
    int result = 0;
    if (file == FOLDER) {
        result = (int)syscall(call, descriptor);
        if (result == 0) {
            record(FOLDER_SYNC, 0, 0, 0, 0, NULL, 0);
            folder_pending = 0;
        }
    } else {
        uint64_t number = ++control->syncs;
        if (control->kill_kind == KILL_BEFORE_SYNC && number >= control->kill_at) die();
        if (fails(FAIL_SYNC, number)) {
            files[file].is_poisoned = 1;
            result = -1;
        } else {
            result = (int)syscall(call, descriptor);
        }
        if (result == 0 && !files[file].is_poisoned && !control->lies) {
            name(file);
            record(SYNC, file, 0, 0, 0, NULL, 0);
            files[file].pending = 0;
        }
        if (control->kill_kind == KILL_AFTER_SYNC && number >= control->kill_at) die();
    }
    int error = errno;
    if (result == 0) forget();
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}

static int unlinked(const char *path) {
    begin();
    if (!is_followed(path)) return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    pthread_mutex_lock(&lock);
    uint32_t file = standing(path);
    char kept[sizeof undo_path + 16];
    snprintf(kept, sizeof kept, "%s.kept-%u", undo_path, ++kept_count);
    syscall(SYS_unlinkat, AT_FDCWD, kept, 0);
    if (syscall(SYS_linkat, AT_FDCWD, path, AT_FDCWD, kept, 0) == 0) {
        name(file);
        record(UNLINK, file, 0, 0, 0, kept, (uint32_t)strlen(kept));
        folder_pending++;
    }
    files[file].is_gone = 1;
    files[file].pending = 0;
    int result = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    int error = errno;
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}

static mode_t mode_of(int flags, va_list words) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(words, mode_t) : 0; }

int open(const char *path, int flags, ...) {
    va_list words;
    va_start(words, flags);
    mode_t mode = mode_of(flags, words);
    va_end(words);
    return opened(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list words;
    va_start(words, flags);
    mode_t mode = mode_of(flags, words);
    va_end(words);
    return opened(path, flags, mode);
}

int openat(int place, const char *path, int flags, ...) {
    va_list words;
    va_start(words, flags);
    mode_t mode = mode_of(flags, words);
    va_end(words);
    return path[0] == '/' ? opened(path, flags, mode) : (int)syscall(SYS_openat, place, path, flags, mode);
}

int openat64(int place, const char *path, int flags, ...) {
    va_list words;
    va_start(words, flags);
    mode_t mode = mode_of(flags, words);
    va_end(words);
    return path[0] == '/' ? opened(path, flags, mode) : (int)syscall(SYS_openat, place, path, flags, mode);
}

int close(int descriptor) {
    if (descriptor >= 0 && descriptor < DESCRIPTORS) tracked[descriptor] = 0;
    return (int)syscall(SYS_close, descriptor);
}

ssize_t pwrite64(int descriptor, const void *octets, size_t count, off64_t offset) {
    uint32_t file = followed(descriptor);
    return file > 1 ? written(file - 1, descriptor, octets, count, offset)
                    : syscall(SYS_pwrite64, descriptor, octets, count, offset);
}

ssize_t pwrite(int descriptor, const void *octets, size_t count, off_t offset) {
    return pwrite64(descriptor, octets, count, offset);
}

ssize_t write(int descriptor, const void *octets, size_t count) {
    uint32_t file = followed(descriptor);
    if (file <= 1) return syscall(SYS_write, descriptor, octets, count);
    off64_t offset = (fcntl(descriptor, F_GETFL) & O_APPEND) ? (off64_t)size_of(descriptor) : lseek(descriptor, 0, SEEK_CUR);
    ssize_t result = written(file - 1, descriptor, octets, count, offset);
    if (result > 0) lseek(descriptor, offset + result, SEEK_SET);
    return result;
}

int ftruncate64(int descriptor, off64_t size) {
    uint32_t file = followed(descriptor);
    return file > 1 ? truncated(file - 1, descriptor, size) : (int)syscall(SYS_ftruncate, descriptor, size);
}

int ftruncate(int descriptor, off_t size) { return ftruncate64(descriptor, size); }

int fsync(int descriptor) { return synced(descriptor, SYS_fsync); }

int fdatasync(int descriptor) { return synced(descriptor, SYS_fdatasync); }

int unlink(const char *path) { return unlinked(path); }

int clock_gettime(clockid_t clock, struct timespec *time) {
    begin();
    if (!real_clock_gettime)
        real_clock_gettime = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int result = real_clock_gettime ? real_clock_gettime(clock, time) : (int)syscall(SYS_clock_gettime, clock, time);
    int64_t shift = control->clock_nanoseconds;
    if (result == 0 && clock == CLOCK_REALTIME && shift) {
        int64_t now = (int64_t)time->tv_sec * 1000000000 + time->tv_nsec + shift;
        time->tv_sec = now / 1000000000;
        time->tv_nsec = now % 1000000000;
    }
    return result;
}
