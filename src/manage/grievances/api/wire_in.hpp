#pragma once
// What comes in over the wire, field by field: each is parsed into a value that cannot be wrong.

#include "grievances/actions.hpp"

#include "base/phone.hpp"
#include "base/text.hpp"

#include <boost/describe.hpp>

#include <optional>
#include <vector>

namespace sinergi::grievances::wire {

using Words = Text<1, 5000>;

struct SafeContactIn {
    std::optional<ContactChannel> channel;
    std::optional<std::int64_t> hours_from, hours_to;  // 0..23, the hours in which a call is safe
    std::optional<bool> no_text;                       // never leave a message
};
BOOST_DESCRIBE_STRUCT(SafeContactIn, (), (channel, hours_from, hours_to, no_text))

struct ReporterIn {
    std::optional<Line<0, 100>> name;
    std::optional<Phone> phone;
    std::optional<Line<0, 120>> email;
    std::optional<Line<0, 200>> address;
    std::optional<SafeContactIn> safe_contact;
    std::optional<Line<0, 2>> language;
};
BOOST_DESCRIBE_STRUCT(ReporterIn, (), (name, phone, email, address, safe_contact, language))

struct AboutIn {
    AboutKind kind;
    std::optional<Line<0, 120>> name;
    std::optional<RegionCode> region;
    std::optional<access::AccountId> account;
};
BOOST_DESCRIBE_STRUCT(AboutIn, (), (kind, name, region, account))

/// Somebody found out later: an officer, a village, a facilitator, or a whole unit.
struct NamedIn {
    AboutKind kind;
    std::optional<Line<0, 120>> name;
    std::optional<RegionCode> region;
    std::optional<access::AccountId> account;
    std::optional<access::UnitId> unit;
};
BOOST_DESCRIBE_STRUCT(NamedIn, (), (kind, name, region, account, unit))

struct PhotoIn {
    PhotoId id;
    Line<1, 80> token;
};
BOOST_DESCRIBE_STRUCT(PhotoIn, (), (id, token))

struct PublicGrievanceIn {
    Line<1, 40> kind;
    RegionCode region;
    Words text;
    std::optional<Line<0, 200>> place;
    std::optional<double> lat, lon;
    std::optional<Privacy> privacy;
    std::optional<ReporterIn> reporter;
    std::optional<std::vector<AboutIn>> about;
    std::optional<std::vector<PhotoIn>> photos;
    std::optional<GrievanceId> follows;
};
BOOST_DESCRIBE_STRUCT(PublicGrievanceIn, (),
                      (kind, region, text, place, lat, lon, privacy, reporter, about, photos, follows))

struct GrievanceIn {
    Line<1, 40> kind;
    RegionCode region;
    Words text;
    Channel channel;
    std::optional<Line<0, 200>> place;
    std::optional<double> lat, lon;
    std::optional<Privacy> privacy;
    std::optional<ReporterIn> reporter;
    std::optional<std::vector<AboutIn>> about;
    std::optional<std::vector<PhotoIn>> photos;
    std::optional<GrievanceId> follows;
    std::optional<Line<0, 80>> source_ref;
    std::optional<Moment> received_at;
    std::optional<bool> is_urgent;
    std::optional<access::AccountId> officer;
};
BOOST_DESCRIBE_STRUCT(GrievanceIn, (),
                      (kind, region, text, channel, place, lat, lon, privacy, reporter, about, photos, follows,
                       source_ref, received_at, is_urgent, officer))

/// One shape for every deed; each route documents which members it reads.
struct DeedIn {
    GrievanceId id;
    std::optional<Words> text;
    std::optional<std::int64_t> version;
    std::optional<access::AccountId> officer;
    std::optional<access::UnitId> unit;
    std::optional<Line<1, 40>> kind;
    std::optional<Line<1, 40>> reason;
    std::optional<Date> until;
    std::optional<GrievanceId> into;
    std::optional<StepId> step;
    std::optional<bool> close;
    std::optional<std::vector<NamedIn>> about;
};
BOOST_DESCRIBE_STRUCT(DeedIn, (), (id, text, version, officer, unit, kind, reason, until, into, step, close, about))

struct OneIn {
    GrievanceId id;
};
BOOST_DESCRIBE_STRUCT(OneIn, (), (id))

struct ReasonIn {
    GrievanceId id;
    Line<5, 300> reason;
};
BOOST_DESCRIBE_STRUCT(ReasonIn, (), (id, reason))

struct ListIn {
    std::optional<Line<0, 20>> queue;
    std::optional<State> state;
    std::optional<RegionCode> region;
    std::optional<Line<0, 40>> kind;
    std::optional<Channel> channel;
    std::optional<access::AccountId> officer;
    std::optional<access::UnitId> unit;
    std::optional<Line<0, 200>> q;
    std::optional<Line<0, 60>> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ListIn, (), (queue, state, region, kind, channel, officer, unit, q, after, limit))

struct SimilarIn {
    std::optional<Text<0, 5000>> text;
    std::optional<RegionCode> region;
    std::optional<Line<0, 30>> phone;
    std::optional<Line<0, 100>> name;
};
BOOST_DESCRIBE_STRUCT(SimilarIn, (), (text, region, phone, name))

struct BulkIn {
    std::vector<GrievanceId> ids;
    access::AccountId officer;
    std::optional<Words> text;
};
BOOST_DESCRIBE_STRUCT(BulkIn, (), (ids, officer, text))

struct ChatIn {
    Text<1, 20000> text;
};
BOOST_DESCRIBE_STRUCT(ChatIn, (), (text))

}  // namespace sinergi::grievances::wire
