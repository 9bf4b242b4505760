#pragma once
// From what files tell to rows of the registry: compared first, written in steps, taken back.

#include "registry/actions.hpp"
#include "registry/intake/told.hpp"
#include "registry/known.hpp"

namespace sinergi::registry::intake {

struct ImportRow;
using ImportId = Id<ImportRow>;

/// What becomes of a row.
enum class Fate : std::uint8_t { faulty, fresh, changed, same };

struct ImportCounts {
    std::int64_t rows = 0;
    std::int64_t families_new = 0, families_changed = 0, families_same = 0, families_faulty = 0;
    std::int64_t persons_new = 0, persons_changed = 0, persons_same = 0, persons_faulty = 0;
    std::int64_t families_without_head = 0;   // their head is dead by the file, and it names nobody else
    std::int64_t doubts = 0;                  // persons who may stand twice: for the queue
    std::int64_t answers = 0;                 // sections of the form that are new or say something else
    std::int64_t facts = 0;                   // of the state's list that say something else than before
    std::int64_t answers_hidden = 0;          // of health and functioning, which this officer may not read
    std::int64_t deciles = 0;                 // of a quarter, new or another
    std::int64_t deciles_without_period = 0;  // left out: neither the file nor the officer names the quarter
    static constexpr std::string_view optional_members =
        "families_without_head,answers,facts,answers_hidden,deciles,"
        "deciles_without_period";
    friend bool operator==(ImportCounts const&, ImportCounts const&) = default;
};
BOOST_DESCRIBE_STRUCT(ImportCounts, (),
                      (rows, families_new, families_changed, families_same, families_faulty, persons_new,
                       persons_changed, persons_same, persons_faulty, families_without_head, doubts, answers, facts,
                       answers_hidden, deciles, deciles_without_period))

/// How far it is; false stops it after the step in hand.
using Goes = std::function<bool(std::int64_t done, std::int64_t total)>;

struct LoadWish {
    access::Officer by;
    Source source = Source::list;
    std::string reason;                      // "impor anggota.csv"
    std::uint32_t families_at_once = 1'500;  // about 50 ms of the writer
    Known* known = nullptr;                  // asked who a new person may be; without it only numbers are compared
};

/// One import in hand. Writes nothing before `load`; what is stopped half-way goes on when the same files come again,
/// because what is there already is the same then.
class Loader {
public:
    Loader(access::Office& office, regions::Atlas const& atlas, Told const& told, LoadWish wish);
    /// Beside what the registry has.
    ImportCounts compare();
    /// @pre compare
    /// @param made_at  every row of this import carries it; by it the import is taken back
    /// @refuses registry.import_cancelled
    Done load(ImportId import, Moment made_at, Goes const& goes = {});
    /// What only comparing finds: families without a place that the registry does not know, and who may stand twice.
    [[nodiscard]] std::vector<RowFault> const& late_faults() const noexcept { return late_faults_; }
    /// Who is new or changed, for the index of names.
    [[nodiscard]] std::vector<PersonId> const& touched() const noexcept { return touched_; }
    /// Ids of new rows lie between these.
    [[nodiscard]] std::int64_t first_id() const noexcept { return first_id_; }
    [[nodiscard]] std::int64_t last_id() const noexcept { return last_id_; }

private:
    struct Batch;
    [[nodiscard]] Batch batch(std::uint32_t from, std::uint32_t to, Moment made_at);
    [[nodiscard]] std::span<std::uint32_t const> members_of(std::uint32_t family) const;
    void compare_family(db::Tx& tx, std::uint32_t place);
    /// Lists a family that has nobody living at its head once those are dead of whom the file says so.
    /// @return whom the file names instead; nobody, or nobody is needed: UINT32_MAX
    std::uint32_t note_head(std::uint32_t family, std::vector<Person> const& there);
    /// Whom of those that stand there already the file names as living head; nobody: UINT32_MAX.
    [[nodiscard]] std::uint32_t head_told(std::uint32_t family) const;
    /// Those of the file who lived are dead from their day on, in the family too.
    Done bury(db::Tx& tx, Desk const& desk, ImportId import, std::uint32_t place, Family& family,
              std::vector<Person>& members);
    /// Where the head is dead, the one whom the file names takes the place.
    void take_head(db::Tx& tx, Desk const& desk, std::uint32_t place, Family const& family,
                   std::vector<Person>& members, std::vector<PersonId>& changed);
    void compare_member(db::Tx& tx, std::uint32_t place, std::vector<Person> const& there, bool& is_changed);
    /// Who of the registry a new person may be: by number, and by everything that is known.
    void note_known(db::Tx& tx, std::uint32_t place, Person const& told);
    void note_doubles();
    void note_nameless_doubles();
    void note_double(std::uint32_t one, std::uint32_t other, std::string_view column, std::int64_t score);
    void list_known(std::uint32_t place, std::string_view column, Person const& other);
    /// Marks the answers that are new beside the latest of this subject (0: all are). @return is any?
    bool compare_answers(db::Tx& tx, std::uint32_t first, std::uint8_t count, std::int64_t subject);
    /// Marks the facts that say something else than what held on their day (0: all do). @return is any?
    bool compare_facts(db::Tx& tx, std::uint32_t first, std::uint8_t count, std::int64_t subject);
    [[nodiscard]] bool is_new_decile(db::Tx& tx, ToldFamily const& row, FamilyId family);
    void write_answers(Batch const& batch);
    void write_facts(Batch const& batch);
    void write_deciles(Batch const& batch);
    void write_told(db::Tx& tx, Date day, std::uint32_t place, Family& family, Moment made_at);
    void count_told(ImportCounts& out) const;
    [[nodiscard]] std::vector<ToldAnswers> new_answers(std::uint32_t first, std::uint8_t count) const;
    void write_persons(Batch const& batch);
    void write_families(Batch const& batch);
    void write_events(Batch const& batch);
    /// The event of somebody who was not dead before; it lies within the ids of this import.
    void leave_death(db::Tx& tx, Desk const& desk, Family const& family, Person const& person);
    Done write_member(db::Tx& tx, Desk const& desk, Family const& family, std::uint32_t place,
                      std::vector<Person>& members, std::vector<PersonId>& changed);
    void write_fresh(std::uint32_t from, std::uint32_t to, Moment made_at);
    Done write_changed(ImportId import, std::span<std::uint32_t const> places, Moment made_at);
    Done change_family(db::Tx& tx, Desk const& desk, ImportId import, std::uint32_t place);
    void write_doubles(Moment made_at);
    [[nodiscard]] std::int64_t next_id(Moment at);

    access::Office& office_;
    regions::Atlas const& atlas_;
    Told const& told_;
    LoadWish wish_;
    std::vector<Fate> family_fate_, person_fate_;
    std::vector<std::int64_t> family_id_, person_id_;
    struct Double {
        std::uint32_t place;
        std::int64_t id;     // of the registry
        std::int64_t score;  // thousandths of a bit
    };
    std::vector<Double> doubles_;
    struct OwnDouble {
        std::uint32_t one, other;  // places
        std::int64_t score;
    };
    std::vector<OwnDouble> own_doubles_;
    std::int64_t known_listed_ = 0;
    std::vector<bool> is_answer_new_, is_fact_new_, is_decile_new_;
    std::int64_t answers_hidden_ = 0, without_head_ = 0;
    std::vector<RowFault> late_faults_;
    std::vector<PersonId> touched_;
    std::int64_t first_id_ = 0, last_id_ = 0;
    bool is_empty_ = true;
};

struct Undone {
    std::int64_t removed = 0, restored = 0, kept = 0;  // kept: somebody changed them since
};
BOOST_DESCRIBE_STRUCT(Undone, (), (removed, restored, kept))

/// A row of registry_import.
struct ImportRow {
    ImportId id;
    access::AccountId account;
    std::string name, digest;
    Source source = Source::list;
    std::string state;           // sent checked applying applied undoing undone failed
    std::string files;           // JSON: names and sizes
    std::string counts, faults;  // JSON, once checked
    std::string key;             // of the file in the vault, boxed
    std::int64_t job = 0, first_id = 0, last_id = 0;
    Moment made_at;
    std::optional<Moment> applied_at, undone_at;
    std::string period;  // of deciles whose row names none: "2026-Q3"
};
BOOST_DESCRIBE_STRUCT(ImportRow, (),
                      (id, account, name, digest, source, state, files, counts, faults, key, job, first_id, last_id,
                       made_at, applied_at, undone_at, period))

/// Takes an import back: rows it made and nobody touched since are gone, rows it changed are as they were before.
/// @refuses registry.import_cancelled
Result<Undone> take_back(access::Office& office, regions::Atlas const& atlas, ImportRow const& import,
                         access::Officer const& by, Moment now, std::vector<PersonId>& touched, Goes const& goes = {});

}  // namespace sinergi::registry::intake
