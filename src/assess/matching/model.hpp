#pragma once
// What the engine speaks of: records, weights, scores, and what comes out of a run.
// Every weight is a whole number of thousandths of a bit, so that a score is the same on every machine.

#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::matching {

/// What we know of a person. Behind them stand up to `extra_fields_max` text fields of the caller's own.
enum class Field : std::uint8_t { nama, nik, no_kk, tgl_lahir, tempat_lahir, jk, nama_ibu, alamat, kode_wil };
inline constexpr std::size_t known_fields = 9;
inline constexpr std::size_t extra_fields_max = 5;
inline constexpr std::size_t fields_max = known_fields + extra_fields_max;
/// "nama", "nik" ... as columns and model files call them.
[[nodiscard]] std::string_view field_name(Field field) noexcept;
inline constexpr std::size_t at(Field field) noexcept { return static_cast<std::size_t>(field); }

/// One person as somebody wrote it down. Empty text: not known. Borrows its texts.
struct Record {
    std::string_view id;
    std::array<std::string_view, fields_max> fields{};  // known ones by Field, then the caller's own
};

/// Thousandths of a bit: 1000 doubles the odds that two records are one person.
using Millibits = std::int32_t;

/// How far two values agree; what a number means differs by field (compare.hpp). `missing`: one of them is empty.
using Level = std::uint8_t;
inline constexpr Level missing = 15;
inline constexpr std::size_t levels_max = 15;

/// log2 of how often a level is seen, in thousandths of a bit, for pairs that are the same person, for other members of
/// one family, for two of one family born on one day, and for strangers. The rarity of the value itself comes on top.
struct FieldModel {
    std::array<Millibits, levels_max> same{};
    std::array<Millibits, levels_max> kin{};
    std::array<Millibits, levels_max> twin{};
    std::array<Millibits, levels_max> stranger{};
    friend bool operator==(FieldModel const&, FieldModel const&) = default;
};

/// How rare a value is: log2 of one over its share. Values that are not listed have `FieldRarity::other`.
struct Rarity {
    std::uint64_t value = 0;  // hash of the normalised value
    Millibits bits = 0;
    friend auto operator<=>(Rarity const&, Rarity const&) = default;
};
struct FieldRarity {
    std::vector<Rarity> words;    // by value; tokens of a text field, dates, numbers, areas
    std::vector<Rarity> phrases;  // whole texts more frequent than their words say
    Millibits other = 14'000;
    friend bool operator==(FieldRarity const&, FieldRarity const&) = default;
};

/// All that turns two records into a score. A model with the same numbers gives the same score for ever: adding a
/// record changes nothing between two others.
struct Model {
    std::array<FieldModel, fields_max> fields{};
    std::array<FieldRarity, fields_max> rarity{};
    std::vector<std::string> extra;  // names of the caller's own fields
    Millibits prior_same = -21'000;  // log2 odds against strangers, before anything is compared
    Millibits prior_kin = -19'000;
    Millibits prior_twin = -25'600;
    Millibits birthplace_in_area = 1'000;  // rarity of a birth place among those who live in one regency
    Millibits nik_area_in_area = 1'000;    // rarity of the first six digits of NIK among those of one district
    friend bool operator==(Model const&, Model const&) = default;
};

/// What is known before any data is seen; the prior suits `records` of them.
[[nodiscard]] Model default_model(std::int64_t records);

/// A score and where it comes from: `weights` and `family` and `prior` sum up to `total`.
struct Score {
    Millibits total = 0;  // log2 odds that both records are one person
    Millibits prior = 0;
    Millibits family = 0;  // taken off because members of one family agree as well; never above 0
    std::array<Millibits, fields_max> weights{};
    std::array<Level, fields_max> levels{};
};
/// 0 to 1.
[[nodiscard]] double probability(Millibits total) noexcept;

/// Two records that may be one person; places in the caller's order. In a link `left` is the civil registry's.
struct Pair {
    std::uint32_t left = 0, right = 0;
    Millibits score = 0;
    friend auto operator<=>(Pair const&, Pair const&) = default;
};

/// What a run tells while it works. Return Go::stop to cancel.
enum class Go : bool { stop, on };
struct Progress {
    std::string_view stage;  // "read", "block", "estimate", "compare", "cluster", "write"
    std::int64_t done = 0, total = 0;
};

/// What some blocking rules brought that are walked together, kept so that a killed run goes on where it was.
struct Step {
    std::vector<std::int64_t> candidates;  // by rule
    std::vector<Pair> pairs;
    std::string sample;  // all that was sampled so far, for learning
};
/// Keeps steps somewhere outside of the engine. A journal belongs to one list and one set of options.
class Journal {
public:
    virtual ~Journal() = default;
    virtual bool find(std::size_t at, Step& out) = 0;
    virtual void keep(std::size_t at, Step const& step) = 0;
};

struct Options {
    unsigned threads = 0;                  // 0: as many as the machine has
    std::int64_t keys_bytes_max = 0;       // memory for the keys of one rule; 0: as much as it takes
    Millibits link_at = 0;                 // a pair is linked from here on
    Millibits clerical_at = -6'000;        // and is shown to a clerk from here on
    Model const* model = nullptr;          // fixed; null: estimated from the records
    std::span<std::string const> extra{};  // names of the caller's own fields, in their order
    /// Pairs of places that must never be linked, whatever the score says; in a link (left, right).
    std::span<std::pair<std::uint32_t, std::uint32_t> const> apart{};
    std::function<Go(Progress const&)> progress{};
    Journal* journal = nullptr;
};

/// What a run did, for a person who judges it.
struct Report {
    std::int64_t records = 0;
    std::int64_t candidate_pairs = 0;
    std::int64_t linked_pairs = 0;
    std::int64_t steps_resumed = 0;  // that a journal knew
    double blocking_recall = 1;      // estimated without labels (Chao's lower bound on what no rule found)
    std::vector<std::pair<std::string, std::int64_t>> rules;  // pairs by blocking rule, the first that holds
    std::vector<std::pair<std::string, double>> seconds;      // by stage
};

struct DedupeResult {
    std::vector<std::uint32_t> cluster;  // by place: the place of the cluster's first member by id
    std::vector<Pair> pairs;             // from clerical_at on, by falling score
    Model model;
    Report report;
    bool is_cancelled = false;
};

struct LinkResult {
    std::vector<Pair> links;  // each right record once
    std::vector<Pair> pairs;  // from clerical_at on
    Model model;
    Report report;
    bool is_cancelled = false;
};

}  // namespace sinergi::matching
