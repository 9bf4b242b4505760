#pragma once
// What goes out over the wire, field by field. Rows of the store never do.

#include "grievances/actions.hpp"

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <vector>

namespace sinergi::grievances::wire {

struct PublicReceiptOut {
    std::string tracking_number;
    std::string key;
    Date answer_by;
    Moment answer_by_at;
    bool is_urgent = false;
};
BOOST_DESCRIBE_STRUCT(PublicReceiptOut, (), (tracking_number, key, answer_by, answer_by_at, is_urgent))

struct ReceiptOut {
    GrievanceId id;
    std::string tracking_number;
    std::string key;
    Date answer_by;
    Moment answer_by_at;
    bool is_urgent = false;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ReceiptOut, (), (id, tracking_number, key, answer_by, answer_by_at, is_urgent, version))

struct RowOut {
    GrievanceId id;
    std::string tracking_number;
    std::string kind, kind_name;
    RegionCode region;
    std::string region_name, district_name;
    std::string state, state_name;
    std::string channel, privacy;
    bool is_urgent = false;
    std::int64_t guard = 0;
    std::string summary, place;
    Moment received_at, promise_at, state_due;
    Date promise_by;
    std::int64_t days_left = 0;  // working days to the promise; negative when late
    std::int64_t hours_left = 0;
    bool is_late = false;
    std::optional<access::AccountId> officer;
    std::string officer_name;
    std::optional<access::UnitId> unit;
    std::string unit_name;
    bool is_climbed = false;
    std::int64_t version = 0;
    std::string next_act;  // the one act a list offers this reader
};
BOOST_DESCRIBE_STRUCT(RowOut, (),
                      (id, tracking_number, kind, kind_name, region, region_name, district_name, state, state_name,
                       channel, privacy, is_urgent, guard, summary, place, received_at, promise_at, state_due,
                       promise_by, days_left, hours_left, is_late, officer, officer_name, unit, unit_name, is_climbed,
                       version, next_act))

struct ListOut {
    std::vector<RowOut> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ListOut, (), (items, next))

/// What makes a report like the one that is being written.
enum class Likeness : std::uint8_t {
    phone,  // the same telephone; only where the reporter is no secret
    name,   // the reporter's, perhaps otherwise spelled; as with the telephone
    words,
    place,  // in the area that was asked for
};
BOOST_DESCRIBE_ENUM(Likeness, phone, name, words, place)
struct WhyOut {
    Likeness code;
    std::vector<std::string> words;  // those that both have; of a name how far it agrees
};
BOOST_DESCRIBE_STRUCT(WhyOut, (), (code, words))
struct SimilarRow : RowOut {
    std::vector<WhyOut> why;
};
BOOST_DESCRIBE_STRUCT(SimilarRow, (RowOut), (why))
struct SimilarOut {
    std::vector<SimilarRow> items;
};
BOOST_DESCRIBE_STRUCT(SimilarOut, (), (items))

struct StepOut {
    StepId id;
    Moment at;
    std::string deed, deed_name;
    std::string by_name, by_role, by_unit;
    bool is_public = false;
    std::string text;
    std::string from_state, to_state;
    std::string about, about_name;
};
BOOST_DESCRIBE_STRUCT(StepOut, (),
                      (id, at, deed, deed_name, by_name, by_role, by_unit, is_public, text, from_state, to_state, about,
                       about_name))

struct PhotoOut {
    PhotoId id;
    std::string url, thumb;
    std::int64_t width = 0, height = 0;
    std::optional<double> lat, lon;
};
BOOST_DESCRIBE_STRUCT(PhotoOut, (), (id, url, thumb, width, height, lat, lon))

struct ReporterOut {
    std::string tracking_number;
    std::string name, phone;  // masked
    std::string contact;
    std::optional<std::int64_t> hours_from, hours_to;
    bool no_text = false;
    bool is_known = false;  // there is somebody behind the mask
};
BOOST_DESCRIBE_STRUCT(ReporterOut, (), (tracking_number, name, phone, contact, hours_from, hours_to, no_text, is_known))

struct AboutOut {
    std::string kind, name, region_name;
};
BOOST_DESCRIBE_STRUCT(AboutOut, (), (kind, name, region_name))

struct ClocksOut {
    Moment promise_at, state_due;
    std::int64_t promise_days_left = 0, promise_hours_left = 0;
    std::int64_t state_days_left = 0, state_hours_left = 0;
    std::optional<Date> extended_to;
    bool is_late = false, is_state_late = false;
};
BOOST_DESCRIBE_STRUCT(ClocksOut, (),
                      (promise_at, state_due, promise_days_left, promise_hours_left, state_days_left, state_hours_left,
                       extended_to, is_late, is_state_late))

/// A complaint's file.
struct FileOut {
    RowOut row;
    GrievanceId id;  // of the row, here too
    std::string tracking_number;
    std::string state;
    std::int64_t version = 0;
    std::string text;
    std::optional<double> lat, lon;
    std::string source_ref, received_by_name;
    bool is_asked = false;
    std::optional<bool> is_satisfied;
    std::vector<AboutOut> about;
    std::vector<PhotoOut> photos;
    std::vector<StepOut> steps;
    std::vector<ReporterOut> reporters;
    std::vector<std::string> merged;  // tracking numbers of those merged into it
    std::optional<GrievanceId> merged_into;
    std::optional<std::string> follows;
    ClocksOut clocks;
    std::vector<std::string> may;  // deeds this reader may do now
};
BOOST_DESCRIBE_STRUCT(FileOut, (),
                      (row, id, tracking_number, state, version, text, lat, lon, source_ref, received_by_name, is_asked,
                       is_satisfied, about, photos, steps, reporters, merged, merged_into, follows, clocks, may))

}  // namespace sinergi::grievances::wire
