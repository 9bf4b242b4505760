#pragma once
// What files tell of families, before it is believed: rows cleaned, faults by kind, families put together. In memory,
// some 250 bytes a person.

#include "lists/read.hpp"
#include "regions/model.hpp"
#include "registry/rules.hpp"

#include <functional>
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
    std::int32_t born_on = no_day;  // days since 1970
    std::uint32_t line = 0;
    std::uint32_t family = UINT32_MAX;  // place in Told::families
    char sex = ' ';
    std::uint8_t file = 0;
    std::uint8_t relation = 0, marital = 0;
    bool is_faulty = false;
};

struct ToldFamily {
    std::string_view no_kk, address, rt, rw, region, household;
    std::uint32_t line = 0;
    std::uint32_t first = 0, count = 0;  // in Told::members
    std::uint8_t file = 0;
    std::uint8_t decile = 0;
    bool is_faulty = false;
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

/// Columns of a file, as they were recognised: place of each thing we know, -1 for none.
struct Columns {
    std::int32_t nik = -1, no_kk = -1, name = -1, sex = -1, born_on = -1, born_place = -1, place_and_day = -1,
                 mother_name = -1, address = -1, rt = -1, rw = -1, rt_rw = -1, region = -1, village = -1, district = -1,
                 relation = -1, marital = -1, decile = -1, household = -1;
    std::vector<std::string> titles;
    [[nodiscard]] bool is_of_persons() const noexcept { return born_on >= 0 || place_and_day >= 0 || relation >= 0; }
};
[[nodiscard]] Columns columns_of(lists::Shape const& shape);

/// Goes on or not: asked every few thousand rows with the rows read so far.
using Heard = std::function<bool(std::int64_t rows)>;

class Told {
public:
    std::vector<ToldPerson> persons;
    std::vector<ToldFamily> families;
    std::vector<std::uint32_t> members;  // places in persons, family by family
    std::vector<RowFault> faults;
    std::array<std::int64_t, fault_count> fault_counts{};
    std::vector<std::string> files;
    std::int64_t rows = 0;

    /// Reads one more file. @refuses sheet.* lists.* registry.import_no_card registry.import_cancelled
    Done read(std::string const& name, std::string_view bytes, Date today, lists::Villages const& villages,
              Heard const& heard = {});
    /// Puts persons into their families and checks each; after the last file.
    void gather(Date today, regions::Atlas const& atlas);
    void note(Fault fault, std::uint8_t file, std::int64_t line, std::string_view column, std::string_view read);
    /// A person or a family as the rules know it.
    [[nodiscard]] Person person(ToldPerson const& told) const;
    [[nodiscard]] Family family(ToldFamily const& told) const;

private:
    friend class Reading;
    void check(ToldFamily& family, Date today);
    Arena arena_;
    bool has_family_file_ = false;
};

}  // namespace sinergi::registry::intake
