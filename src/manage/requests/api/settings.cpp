// Kinds with their templates, the office's letterhead, who signs: what an administrator changes.

#include "access/directory.hpp"
#include "requests/api/shared.hpp"

#include "plumbing/files/images.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"

#include <algorithm>

namespace sinergi::requests {
namespace {

using http::Call;
using http::Method;
using http::Nothing;
using http::Reply;

constexpr std::string_view tag = "requests";
constexpr std::size_t logo_bytes_max = std::size_t{2} * 1024 * 1024;
constexpr int logo_side_max = 480;  // pixels: 600 an inch on the 20 mm a letter gives it
constexpr int logo_side_min = 120;  // less is a blur on paper

struct RequestKindsOut {
    std::vector<Kind> items;
    std::vector<std::string> fields;  // what every template may hold, beside the kind's own
};
BOOST_DESCRIBE_STRUCT(RequestKindsOut, (), (items, fields))
struct KindOneIn {
    Kind kind;
};
BOOST_DESCRIBE_STRUCT(KindOneIn, (), (kind))

Result<RequestKindsOut> list(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    if (!by.may(access::Act::see_request) && !by.may(access::Act::manage_settings))
        return refuse(Why::not_allowed, "access.act_not_allowed");
    RequestKindsOut out;
    out.items = house.office.db.read([](db::Tx& tx) { return store::kinds(tx); });
    for (auto const field : template_fields()) out.fields.emplace_back(field);
    return out;
}

Result<RequestKindsOut> put(House& house, Call const& call, KindOneIn const& in, Keep keep) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    SINERGI_MUST(house.office.db.write([&](db::Tx& tx) { return put_kind(tx, stand.desk(), by, in.kind, keep); }));
    return list(house, call);
}

/// A letter of the kind as it is being edited, with made-up values.
Result<Reply> preview(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_MUST(access::permit(access::Act::manage_settings, by, by.area));
    SINERGI_TRY(in, json::read<KindOneIn>(call.body));
    SINERGI_MUST(check_kind(in.kind));
    Stand const stand(house, call);
    auto const head = house.office.db.read([&](db::Tx& tx) { return head_of(tx, stand.desk()); });
    auto content = sample(stand.desk(), in.kind);
    content.place = head.place;
    return Reply::file(print::letter_pdf(on_paper(house, head, content, ""), call.now), "application/pdf",
                       "contoh-surat.pdf");
}

struct HeadBody {
    std::string above, office, address, place, head_title;
};
BOOST_DESCRIBE_STRUCT(HeadBody, (), (above, office, address, place, head_title))
struct SignerOut {
    access::AccountId account;
    std::string name, title, nip;
};
BOOST_DESCRIBE_STRUCT(SignerOut, (), (account, name, title, nip))
struct LetterheadOut {
    HeadBody head;
    std::string logo;                // changes with the picture at /letterhead/logo; "" none
    std::vector<SignerOut> signers;  // everybody who may sign today
};
BOOST_DESCRIBE_STRUCT(LetterheadOut, (), (head, logo, signers))
struct SignerIn {
    access::AccountId account;
    Line<3, 120> title;
    std::optional<Line<0, 30>> nip;
};
BOOST_DESCRIBE_STRUCT(SignerIn, (), (account, title, nip))

Result<LetterheadOut> head(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_MUST(access::permit(access::Act::manage_settings, by, by.area));
    Stand const stand(house, call);
    return house.office.db.read([&](db::Tx& tx) {
        auto const kept = head_of(tx, stand.desk());
        LetterheadOut out{.head = {kept.above, kept.office, kept.address, kept.place, kept.head_title},
                          .logo = kept.logo.substr(0, 16),
                          .signers = {}};
        for (auto const& somebody : access::people(tx, {}, house.office.area, stand.today())) {
            if (!access::acts_of(somebody.role).test(static_cast<std::size_t>(access::Act::sign_letter))) continue;
            auto const titled = store::find_signer(tx, somebody.id);
            out.signers.push_back({somebody.id, somebody.name, titled ? titled->title : kept.head_title,
                                   titled ? titled->nip : std::string{}});
        }
        return out;
    });
}

Result<LetterheadOut> put_head_of(House& house, Call const& call, HeadBody const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    SINERGI_MUST(house.office.db.write([&](db::Tx& tx) {
        auto const logo = head_of(tx, stand.desk()).logo;
        return put_head(tx, stand.desk(), by, {in.above, in.office, in.address, in.place, in.head_title, logo});
    }));
    return head(house, call);
}

/// A logo as it was sent: redrawn, of a shape that stands beside the office's name.
Result<std::string> logo_of(Call const& call) {
    SINERGI_TRY(parts, http::read_form(call));
    auto const file = std::ranges::find_if(parts, [](http::FormPart const& part) { return !part.file_name.empty(); });
    if (file == parts.end()) return refuse(Why::malformed, "requests.file_missing", "file");
    if (file->bytes.size() > logo_bytes_max) return refuse(Why::too_large, "requests.logo_large", "file");
    SINERGI_TRY(mark, files::cleaned_mark(file->bytes, logo_side_max));
    if (std::max(mark.width, mark.height) < logo_side_min) return refuse(Why::malformed, "requests.logo_small", "file");
    if (std::max(mark.width, mark.height) > 3 * std::min(mark.width, mark.height))
        return refuse(Why::malformed, "requests.logo_long", "file");
    return std::move(mark.png);
}

/// Sets `png` as the logo, or takes it off with "".
Result<Reply> keep_logo(House& house, Call const& call, std::string const& png) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_MUST(access::permit(access::Act::manage_settings, by, by.area));  // before a file is kept
    Stand const stand(house, call);
    auto const name = png.empty() ? std::string{} : house.files.put(png);
    SINERGI_MUST(house.office.db.write([&](db::Tx& tx) { return put_logo(tx, stand.desk(), by, name); }));
    SINERGI_TRY(out, head(house, call));
    return Reply{.status = 200, .body = json::write(out)};
}

Result<Reply> put_logo_of(House& house, Call const& call) {
    SINERGI_TRY(png, logo_of(call));
    return keep_logo(house, call, png);
}

Result<Reply> drop_logo(House& house, Call const& call) { return keep_logo(house, call, {}); }

Result<Reply> show_logo(House& house, Call const& call) {
    SINERGI_MUST(house.doors.officer(call));
    Stand const stand(house, call);
    auto const logo = house.office.db.read([&](db::Tx& tx) { return head_of(tx, stand.desk()).logo; });
    SINERGI_TRY(png, house.files.get(logo));
    return Reply{.status = 200, .type = "image/png", .body = std::move(png)};
}

}  // namespace

void add_setting_routes(http::Router& router, House& house) {
    router.add<Nothing, RequestKindsOut>(Method::get, "/api/v1/request-kinds",
                                         {.summary = "Kinds of requests, with checklist and template", .tag = tag},
                                         [&](Call const& call, Nothing const&) { return list(house, call); });
    router.add<KindOneIn, RequestKindsOut>(
        Method::post, "/api/v1/request-kinds", {.summary = "Add a kind", .tag = tag},
        [&](Call const& call, KindOneIn const& in) { return put(house, call, in, Keep::added); });
    router.add<KindOneIn, RequestKindsOut>(
        Method::put, "/api/v1/request-kinds", {.summary = "Change a kind", .tag = tag},
        [&](Call const& call, KindOneIn const& in) { return put(house, call, in, Keep::changed); });
    http::add_file_route(router, house, Method::post, "/api/v1/request-kinds/preview",
                         {.summary = "A letter of a kind as it is being edited", .tag = tag}, preview);
    router.add<Nothing, LetterheadOut>(Method::get, "/api/v1/letterhead",
                                       {.summary = "The office's paper and who signs", .tag = "letters"},
                                       [&](Call const& call, Nothing const&) { return head(house, call); });
    router.add<HeadBody, LetterheadOut>(
        Method::put, "/api/v1/letterhead", {.summary = "Change the office's paper", .tag = "letters"},
        [&](Call const& call, HeadBody const& in) { return put_head_of(house, call, in); });
    http::add_file_route(router, house, Method::get, "/api/v1/letterhead/logo",
                         {.summary = "The logo on the office's paper, a PNG", .tag = "letters"}, show_logo);
    http::add_file_route(router, house, Method::put, "/api/v1/letterhead/logo",
                         {.summary = "Put a logo on the office's paper: PNG or JPEG, at most 2 MB",
                          .tag = "letters",
                          .body_max = logo_bytes_max + 64 * 1024},
                         put_logo_of);
    http::add_file_route(router, house, Method::del, "/api/v1/letterhead/logo",
                         {.summary = "Take the logo off", .tag = "letters"}, drop_logo);
    router.add<SignerIn, LetterheadOut>(
        Method::put, "/api/v1/letterhead/signers", {.summary = "Title and NIP of who signs", .tag = "letters"},
        [&](Call const& call, SignerIn const& in) -> Result<LetterheadOut> {
            SINERGI_TRY(by, house.doors.officer(call));
            Stand const stand(house, call);
            SINERGI_MUST(house.office.db.write([&](db::Tx& tx) {
                return put_signer(tx, stand.desk(), by, {in.account, in.title.text(), text_of(in.nip)});
            }));
            return head(house, call);
        });
}

}  // namespace sinergi::requests
