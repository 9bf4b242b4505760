// Objections for those who handle them; intake at the counter.

#include "objections/api/shared.hpp"

#include "access/doors.hpp"
#include "base/faults.hpp"
#include "plumbing/files/images.hpp"
#include "plumbing/json/write.hpp"

#include <algorithm>

namespace sinergi::objections {
namespace {

using http::Call;
using http::Method;
using http::Nothing;
using http::Reply;

constexpr std::string_view tag = "objections";

struct ObjectionsIn {
    std::optional<store::Queue> queue;
    std::optional<ObjectionId> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ObjectionsIn, (), (queue, after, limit))

Result<wire::ObjectionsOut> list(House& house, Call const& call, ObjectionsIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, handling_permit(by));
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(rows_default), 1, rows_max);
    Stand const stand(house, call);
    auto out = house.office.db.read([&](db::Tx& tx) {
        wire::ObjectionsOut rows;
        auto const known = store::reasons(tx);
        for (auto const& one : store::list(tx, permit, in.queue.value_or(store::Queue::open), call.now,
                                           in.after.value_or(ObjectionId{}).raw(), limit))
            rows.items.push_back(stand.row(tx, one, known));
        if (static_cast<std::int64_t>(rows.items.size()) == limit) rows.next = rows.items.back().id;
        return rows;
    });
    access::note_list(house.office, permit, "objections.listed", call.now);
    return out;
}

struct OneIn {
    ObjectionId id;
};
BOOST_DESCRIBE_STRUCT(OneIn, (), (id))

Result<wire::ObjectionOut> whole(db::Tx& tx, Stand const& stand, access::Officer const& by, ObjectionId id) {
    SINERGI_TRY(file, open_file(tx, stand.desk(), by, id));
    return stand.file(tx, file, by);
}

Result<wire::ObjectionOut> opened(House& house, Call const& call, OneIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return house.office.db.write([&](db::Tx& tx) { return whole(tx, stand, by, in.id); });
}

Result<wire::ObjectionOut> do_deed(House& house, Call const& call, wire::ObjectionDeedIn const& in, Deed deed) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<wire::ObjectionOut> {
        // Who bars himself sees it no more after this answer.
        bool const is_own = deed == Deed::barred && in.account == by.id;
        auto last = is_own ? std::optional(whole(tx, stand, by, in.id)) : std::nullopt;
        SINERGI_MUST(act(tx, stand.desk(), by, in.id, deed,
                         {.text = text_of(in.text),
                          .version = in.version,
                          .family = in.family.value_or(registry::FamilyId{}),
                          .account = in.account.value_or(access::AccountId{}),
                          .ministry = in.ministry,
                          .on = in.on}));
        if (last) return *std::move(last);
        return whole(tx, stand, by, in.id);
    });
}

struct ChallengerIn {
    ObjectionId id;
    Line<0, 300> reason;
};
BOOST_DESCRIBE_STRUCT(ChallengerIn, (), (id, reason))

Result<wire::ObjectionChallengerOut> challenger(House& house, Call const& call, ChallengerIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    SINERGI_TRY(found, house.office.db.write(
                           [&](db::Tx& tx) { return open_challenger(tx, stand.desk(), by, in.id, in.reason.text()); }));
    auto const& one = found.challenger;
    return wire::ObjectionChallengerOut{one.name, one.nik, one.phone, one.address, found.is_of_another_village};
}

/// A point that cannot be read is told with all else that is wrong.
Refusal with_the_rest(House& house, Desk const& desk, NewObjection const& wish, Refusal const& place) {
    Faults all;
    all.take(place, "place");
    all.check(house.office.db.read([&](db::Tx& tx) { return check(tx, desk, wish); }));
    return all.told().error();
}

Result<wire::ObjectionReceiptOut> take_in(House& house, Call const& call, wire::ObjectionIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    NewObjection wish{.region = in.region.value_or(RegionCode{}),
                      .programme = text_of(in.programme),
                      .family_name = in.family_name.text(),
                      .address = text_of(in.address),
                      .rt = text_of(in.rt),
                      .rw = text_of(in.rw),
                      .reason = in.reason.text(),
                      .body = in.text.text(),
                      .official = text_of(in.official),
                      .is_declared = in.declared,
                      .by = {in.name.text(), in.nik.text(), text_of(in.phone), text_of(in.home)}};
    for (auto const& photo : in.photos) wish.photos.push_back({photo.id, photo.token.text()});
    if (auto const typed = text_of(in.place); !typed.empty()) {
        auto const place = read_place(typed);
        if (!place) return std::unexpected(with_the_rest(house, stand.desk(), wish, place.error()));
        wish.place = *place;
    }
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<wire::ObjectionReceiptOut> {
        SINERGI_TRY(receipt, object(tx, stand.desk(), by, wish));
        return wire::ObjectionReceiptOut{receipt.number, receipt.key, date_in(house.office.zone, receipt.due_at)};
    });
}

Result<Reply> give_photo(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<ObjectionId>(call, "id"));
    SINERGI_TRY(wanted, http::id_at<PhotoId>(call, "photo"));
    Stand const stand(house, call);
    SINERGI_TRY(file, house.office.db.write([&](db::Tx& tx) { return open_file(tx, stand.desk(), by, id); }));
    auto const found = std::ranges::find(file.photos, wanted, &store::PhotoRow::id);
    if (found == file.photos.end()) return refuse(Why::not_found, "objections.photo_unknown");
    SINERGI_TRY(bytes, house.files.get(call.asked("size") == "thumb" ? found->thumb : found->digest));
    return Reply::file(std::move(bytes), "image/jpeg", "rumah.jpg");
}

struct PhotoKeptOut {
    PhotoId id;
    std::string token;
};
BOOST_DESCRIBE_STRUCT(PhotoKeptOut, (), (id, token))

Result<Reply> take_counter_photo(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_MUST(access::permit(access::Act::take_request, by, by.area));
    Stand const stand(house, call);
    SINERGI_TRY(held, take_photo(house, stand.desk(), call.body));
    return Reply{.status = 201, .body = json::write(PhotoKeptOut{held.id, held.token})};
}

struct ReasonOut {
    std::string code, name;
};
BOOST_DESCRIBE_STRUCT(ReasonOut, (), (code, name))
struct ObjectionFormOut {
    std::vector<ReasonOut> reasons, removal_reasons;
    std::int64_t answer_days = 0;
    bool handles = false;
};
BOOST_DESCRIBE_STRUCT(ObjectionFormOut, (), (reasons, removal_reasons, answer_days, handles))

Result<ObjectionFormOut> form(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return house.office.db.read([&](db::Tx& tx) {
        ObjectionFormOut out{.answer_days = store::clocks_on(tx, stand.today()).answer_days, .handles = handles(by)};
        auto const known = store::reasons(tx);
        for (auto const& one : known) {
            ReasonOut const row{one.code, stand.reason_name(known, one.code)};
            if (one.is_public) out.reasons.push_back(row);
            out.removal_reasons.push_back(row);
        }
        return out;
    });
}

}  // namespace

void add_objection_routes(http::Router& router, House& house) {
    router.add<ObjectionsIn, wire::ObjectionsOut>(
        Method::get, "/api/v1/objections", {.summary = "Objections to handle, the earliest answer first", .tag = tag},
        [&](Call const& call, ObjectionsIn const& in) { return list(house, call, in); });
    router.add<Nothing, ObjectionFormOut>(Method::get, "/api/v1/objection-form",
                                          {.summary = "Reasons and clocks, for the forms", .tag = tag},
                                          [&](Call const& call, Nothing const&) { return form(house, call); });
    router.add<wire::ObjectionIn, wire::ObjectionReceiptOut>(
        Method::post, "/api/v1/objections",
        {.summary = "Take in an objection at the counter", .tag = tag, .status = 201},
        [&](Call const& call, wire::ObjectionIn const& in) { return take_in(house, call, in); });
    router.add<OneIn, wire::ObjectionOut>(Method::get, "/api/v1/objections/{id}",
                                          {.summary = "Open an objection's file", .tag = tag},
                                          [&](Call const& call, OneIn const& in) { return opened(house, call, in); });
    struct Route {
        char const* path;
        std::string_view summary;
        Deed deed;
    };
    for (auto const& route :
         {Route{"claim", "Work on it", Deed::claimed},
          Route{"match", "It is about this family of the registry", Deed::matched},
          Route{"check", "Check the family's data, with others of the village", Deed::checking},
          Route{"conclude", "Answer it by what the check found", Deed::concluded},
          Route{"set_aside", "It is not to be handled, with a reason", Deed::set_aside},
          Route{"ministry", "What the ministry's application says of it", Deed::ministry},
          Route{"bar", "This officer no longer sees it", Deed::barred}, Route{"note", "Add a note", Deed::noted}})
        router.add<wire::ObjectionDeedIn, wire::ObjectionOut>(
            Method::post, std::string("/api/v1/objections/{id}/") + route.path, {.summary = route.summary, .tag = tag},
            [&house, deed = route.deed](Call const& call, wire::ObjectionDeedIn const& in) {
                return do_deed(house, call, in, deed);
            });
    router.add<ChallengerIn, wire::ObjectionChallengerOut>(
        Method::post, "/api/v1/objections/{id}/challenger", {.summary = "Who objected, with a reason", .tag = tag},
        [&](Call const& call, ChallengerIn const& in) { return challenger(house, call, in); });
    http::add_file_route(router, house, http::Method::get, "/api/v1/objections/{id}/photos/{photo}",
                         {.summary = "A photo", .tag = tag}, give_photo);
    http::add_file_route(router, house, http::Method::post, "/api/v1/objection-photos",
                         {.summary = "A photo for an objection at the counter: JPG or PNG",
                          .tag = tag,
                          .body_max = files::picture_bytes_max},
                         take_counter_photo);
}

}  // namespace sinergi::objections
