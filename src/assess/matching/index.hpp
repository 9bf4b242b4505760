#pragma once
// Who of the registry is this? One record looked up among millions, while the registry changes.

#include "base/result.hpp"
#include "matching/model.hpp"

#include <memory>
#include <mutex>

namespace sinergi::matching {

/// Somebody of the registry who may be the one asked for.
struct Hit {
    std::int64_t id = 0;  // the registry's
    Score score;          // with a weight for each field
};

/// The records of a registry, ready to be asked: some 25 us a search and 4 us an insert at a million records, 320 bytes
/// a record (bench/matching.py). For one thread at a time; LiveIndex is for many.
///
/// A record stands under some 14 keys (NIK, family card, birth day with each word of the name ...). Who shares a key
/// with the question is weighed roughly, the best two dozen of them are compared by the engine: the scores are those
/// that a nightly run with the same model gives.
class Index {
public:
    /// @param model gives the weights; only known fields are looked at, not the caller's own
    explicit Index(Model const& model);
    Index(Index&&) noexcept;
    Index& operator=(Index&&) noexcept;
    ~Index();

    /// Takes in a record, or puts it in the place of the one with this id.
    void insert(std::int64_t id, Record const& record);
    /// @return was it there?
    bool erase(std::int64_t id);
    [[nodiscard]] bool has(std::int64_t id) const noexcept;
    [[nodiscard]] std::size_t size() const noexcept;
    /// What it takes of memory.
    [[nodiscard]] std::size_t bytes() const noexcept;

    /// The likeliest of those who share a key, by falling score, ties by id. Nothing of the question is kept.
    /// @param limit at most `hits_max`
    [[nodiscard]] std::vector<Hit> search(Record const& question, std::size_t limit = 10);
    static constexpr std::size_t hits_max = 24;

    /// Writes everything to a file that `load` maps into memory. A snapshot that stood there is replaced whole.
    /// @param as_of what the caller wants to know when it is loaded: up to which change of the registry it reaches
    /// @throws Unavailable when it cannot be written
    void save(std::string const& path, std::int64_t as_of) const;

    struct Loaded;
    /// Maps a snapshot; what changes from then on stays in memory.
    /// @refuses matching.no_file matching.snapshot_broken; of another version of the program as well
    [[nodiscard]] static Result<Loaded> load(std::string const& path);

private:
    struct Inside;
    explicit Index(std::unique_ptr<Inside> in) noexcept;
    std::unique_ptr<Inside> in_;
};

struct Index::Loaded {
    Index index;
    std::int64_t as_of;
};

/// An index that many threads ask and change, and that is built anew while it serves.
class LiveIndex {
public:
    explicit LiveIndex(Model const& model) : now_(std::make_unique<Index>(model)) {}
    explicit LiveIndex(Index&& ready) : now_(std::make_unique<Index>(std::move(ready))), is_whole_(true) {}

    struct Answer {
        std::vector<Hit> hits;
        bool is_whole = false;  // false while the first building goes on: somebody may be missing
    };
    [[nodiscard]] Answer search(Record const& question, std::size_t limit = 10);
    void insert(std::int64_t id, Record const& record);
    void erase(std::int64_t id);
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool is_whole() const;

    /// Hears a record of the registry.
    using Take = std::function<void(std::int64_t id, Record const& record)>;
    /// Tells every record of the registry, once each; stop when it was cancelled.
    using Tell = std::function<Go(Take const&)>;
    /// Builds from all that `registry` tells, on the caller's thread (a job's), while others go on asking and changing:
    /// they see the old index until the new one takes its place, the first time what is there so far. A change made in
    /// the meantime wins over what the registry told.
    /// @return stop when the registry said so or another building goes on; the old index stays then
    Go rebuild(Model const& model, Tell const& registry);
    /// As Index::save. Others wait, about half a second a million records: for the stop and for the night.
    void save(std::string const& path, std::int64_t as_of) const;

private:
    /// A change made while a new index is built; owns its texts.
    struct Change {
        std::int64_t id = 0;
        bool is_erased = false;
        std::array<std::string, fields_max> fields{};
    };
    class Building;
    void note(std::int64_t id, Record const* record);
    Go fill(Model const& model, Tell const& registry);
    Go replace(Model const& model, Tell const& registry);

    mutable std::mutex lock_;
    std::unique_ptr<Index> now_;
    std::vector<Change> changes_;
    bool is_building_ = false, is_whole_ = false;
};

}  // namespace sinergi::matching
