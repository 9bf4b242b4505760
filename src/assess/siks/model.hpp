#pragma once
// A list of SIKS-NG (BNBA, deciles) beside the registry: what they have, what we have, what differs.

#include "registry/model.hpp"

#include <array>

namespace sinergi::siks {

struct ListRow;
using ListId = Id<ListRow>;
struct TaskRow;
using TaskId = Id<TaskRow>;

enum class SiksField : std::uint8_t { no_kk, nik, name, address, region, decile };
using Field = SiksField;
BOOST_DESCRIBE_ENUM(SiksField, no_kk, nik, name, address, region, decile)

/// One field as both have it. Numbers are masked.
struct SiksDifference {
    Field field = Field::name;
    std::string ours, theirs;
    friend bool operator==(SiksDifference const&, SiksDifference const&) = default;
};
using Difference = SiksDifference;  // long names are the API's
BOOST_DESCRIBE_STRUCT(SiksDifference, (), (field, ours, theirs))

/// A row of their list, cleaned. "" where it says nothing.
struct Told {
    std::int64_t line = 0;
    std::string no_kk, nik;  // 16 digits
    std::string name, address, region, period;
    std::int64_t decile = 0;
};

/// What a task is about: both have the family and something differs, only they have it, only we do.
enum class SiksKind : std::uint8_t { differs, only_theirs, only_ours };
using Kind = SiksKind;
BOOST_DESCRIBE_ENUM(SiksKind, differs, only_theirs, only_ours)
/// What came of it: ours is right (it is to be entered there), theirs is right (the registry was corrected), or it may
/// stay as it is.
enum class SiksVerdict : std::uint8_t { open, ours, theirs, leave };
using Verdict = SiksVerdict;
BOOST_DESCRIBE_ENUM(SiksVerdict, open, ours, theirs, leave)

/// Does the list hold all families of the area, so that who is missing is missing there?
enum class SiksExtent : std::uint8_t { some, whole };
using Extent = SiksExtent;
BOOST_DESCRIBE_ENUM(SiksExtent, some, whole)
enum class ListState : std::uint8_t { reading, read, taking, failed };
BOOST_DESCRIBE_ENUM(ListState, reading, read, taking, failed)

struct ListCounts {
    std::int64_t rows = 0, unreadable = 0;  // unreadable: neither a card nor a NIK
    std::int64_t same = 0, differs = 0, only_theirs = 0, only_ours = 0;
    std::int64_t deciles_taken = 0;
    std::int64_t arrived = 0, missing = 0;  // lines that wait for SIKS-NG: closed by this list, not on it
};
BOOST_DESCRIBE_STRUCT(ListCounts, (),
                      (rows, unreadable, same, differs, only_theirs, only_ours, deciles_taken, arrived, missing))

/// One list that was sent.
struct ListRow {
    ListId id;
    access::AccountId account;
    RegionCode area;
    std::string name, period;       // period: of deciles whose row names none, "2026-Q3"
    std::string programme;          // whose receivers it names; "" the registry's own: DTSEN, deciles
    std::optional<Date> listed_on;  // the day it was downloaded; none: the day it was sent
    Extent extent = Extent::some;
    ListState state = ListState::reading;
    std::string counts = "{}";  // JSON of ListCounts
    std::string key;            // of the file in the vault, boxed
    std::int64_t job = 0;
    Moment made_at;
};
BOOST_DESCRIBE_STRUCT(ListRow, (),
                      (id, account, area, name, period, programme, listed_on, extent, state, counts, key, job, made_at))

/// One family that differs, as a task.
struct TaskRow {
    TaskId id;
    ListId list;
    Kind kind = Kind::differs;
    std::int64_t line = 0;  // of their file; 0 only we have it
    registry::FamilyId family;
    RegionCode region;   // of ours; theirs where only they have it and say so
    std::string label;   // the head, or the name on their list
    std::string number;  // card, else NIK, masked
    std::string differences = "[]";
    std::int64_t decile = 0;  // theirs
    std::string period;
    Verdict verdict = Verdict::open;
    std::string reason;
    access::AccountId settled_by;
    std::optional<Moment> settled_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(TaskRow, (),
                      (id, list, kind, line, family, region, label, number, differences, decile, period, verdict,
                       reason, settled_by, settled_at, version))

}  // namespace sinergi::siks
