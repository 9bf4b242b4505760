#pragma once
// What files tell of families, before it is believed: rows cleaned, faults by kind, families put together. In memory,
// some 250 bytes a person.

#include "regions/model.hpp"
#include "registry/intake/answers.hpp"
#include "registry/intake/columns.hpp"
#include "registry/intake/facts.hpp"

#include <functional>
#include <map>
#include <memory>

namespace sinergi::registry::intake {

/// Texts that live as long as the list, in big pieces.
class Arena {
public:
    [[nodiscard]] std::string_view keep(std::string_view text);

private:
    std::vector<std::unique_ptr<char[]>> pieces_;
    char* at_ = nullptr;
    std::size_t left_ = 0;
};

inline constexpr std::int32_t no_day = INT32_MIN;

struct ToldPerson {
    std::string_view nik, no_kk, name, mother_name, born_place;
    std::int32_t born_on = no_day, died_on = no_day;  // days since 1970
    std::uint32_t line = 0;
    std::uint32_t family = UINT32_MAX;  // place in Told::families
    char sex = ' ';
    std::uint8_t file = 0;
    std::uint8_t relation = 0, marital = 0;
    std::uint32_t first_answer = 0;  // in Told::answers
    std::uint32_t first_fact = 0;    // in Told::facts
    std::uint8_t answer_count = 0, fact_count = 0;
    bool is_faulty = false;
};

struct ToldFamily {
    std::string_view no_kk, address, rt, rw, region, household;
    std::string_view period;  // of the decile: "2026-Q3"
    std::uint32_t first_answer = 0, first_fact = 0;
    std::uint8_t answer_count = 0, fact_count = 0;
    std::uint32_t line = 0;
    std::uint32_t first = 0, count = 0;    // in Told::members
    std::uint32_t elsewhere = UINT32_MAX;  // in Told::families: the same card in another village
    std::uint8_t file = 0;
    std::uint8_t decile = 0;
    bool is_faulty = false;
};

/// Answers of one section, as they will be kept.
struct ToldAnswers {
    std::uint8_t section = 0;  // in sections()
    std::string_view body;     // JSON of Answers
};

/// What the state says of one row.
struct ToldFact {
    FactKind kind = FactKind::status_dtsen;
    std::int32_t as_of = 0;  // days since 1970
    std::string_view value;
};

/// One faulty cell or row.
struct RowFault {
    Fault fault = Fault::name_missing;
    std::uint8_t file = 0;
    std::int64_t line = 0;
    std::string column, read;  // NIK and KK masked
};
BOOST_DESCRIBE_STRUCT(RowFault, (), (fault, file, line, column, read))
inline constexpr std::int64_t faults_listed_max = 500;  // of one kind; more are counted

/// A cell as an officer mended it, by file, line and column (from 0).
using MendedCells = std::map<std::tuple<std::int64_t, std::int64_t, std::int64_t>, std::string>;

/// What a person said of the columns under these headings; empty when nobody did.
using Remembered = std::function<std::vector<std::string>(std::string_view signature)>;

/// Goes on or not: asked every few thousand rows with the rows read so far.
using Heard = std::function<bool(std::int64_t rows)>;

class Told {
public:
    std::vector<ToldPerson> persons;
    std::vector<ToldFamily> families;
    std::vector<std::uint32_t> members;  // places in persons, family by family
    std::vector<ToldAnswers> answers;
    std::vector<ToldFact> facts;
    std::vector<RowFault> faults;
    std::array<std::int64_t, fault_count> fault_counts{};
    std::vector<std::string> files;
    std::vector<Columns> columns;  // of each file
    std::int64_t rows = 0;
    std::string period;  // of deciles whose row names none; "" they are left out
    MendedCells mended;  // read in place of what the files say
    Remembered remembered;

    /// Reads one more file. @refuses sheet.* lists.* registry.import_no_card registry.import_cancelled
    Done read(std::string const& name, std::string_view bytes, Date today, lists::Villages const& villages,
              Heard const& heard = {});
    /// Puts persons into their families and checks each; after the last file.
    void gather(Date today, regions::Atlas const& atlas);
    /// A cell as it was read; what may be somebody's number is masked.
    void note(Fault fault, std::uint8_t file, std::int64_t line, std::string_view column, std::string_view read);
    /// As it is.
    void note_as(Fault fault, std::uint8_t file, std::int64_t line, std::string_view column, std::string shown);
    /// A person or a family as the rules know it.
    [[nodiscard]] Person person(ToldPerson const& told) const;
    [[nodiscard]] Family family(ToldFamily const& told) const;

private:
    friend class Reading;
    void check(ToldFamily& family, Date today);
    /// One finding of the rules, at its row; two heads at each of theirs.
    void note_found(ToldFamily const& family, Finding const& found, std::span<std::uint32_t const> places);
    /// The rows of a card in two villages.
    void note_elsewhere(ToldFamily const& family, Fault fault);
    /// Is this a village of today? Says so otherwise.
    bool check_place(ToldFamily const& family, regions::Atlas const& atlas);
    /// Families that only lists of persons name.
    void add_cards();
    std::vector<ToldFamily> cards_;
    Arena arena_;
    bool has_family_file_ = false;  // one list of families, or one that tells where they live
};

}  // namespace sinergi::registry::intake
