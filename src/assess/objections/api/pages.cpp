// The two forms of a citizen without an account: to object (/sanggah) and to propose (/usul).

#include "objections/api/pages.hpp"

#include "base/faults.hpp"
#include "objections/actions/usul.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/files/images.hpp"
#include "plumbing/locale/words.hpp"

namespace sinergi::objections {
namespace page {
namespace {

constexpr std::size_t files_max = 3;

}  // namespace

std::string Form::value(std::string_view name) const {
    auto const found = values.find(name);
    return found == values.end() ? std::string{} : found->second;
}

Form form_of(std::vector<http::FormPart> const& parts) {
    Form form;
    for (auto const& part : parts) {
        if (part.name == "photos") {
            if (!part.bytes.empty() && form.files.size() < files_max) form.files.push_back(part.bytes);
        } else if (part.name == "photo") {
            auto const colon = part.bytes.find(':');
            auto const id = PhotoId::parse(std::string_view(part.bytes).substr(0, colon));
            if (id && colon != std::string::npos && form.photos.size() < files_max)
                form.photos.push_back({*id, part.bytes.substr(colon + 1)});
        } else {
            form.values[part.name] = part.bytes;
        }
    }
    return form;
}

data context_of(House& house, http::Call const& call) {
    auto const other = std::string(call.path) + (call.language() == "en" ? "?lang=id" : "?lang=en");
    return web::page_context({house.office.name, house.areas.name_of(house.office.area), house.help}, call, other);
}

http::Reply render(House& house, http::Call const& call, std::string_view name, data const& context, int status) {
    return web::render_page(house.page_template, call, name, context, status);
}

http::Reply message(House& house, http::Call const& call, Refusal const& no) {
    auto context = context_of(house, call);
    context.set("title", house.say("objections.page.problem", call.language()));
    context.set("text", locale::say(no, locale::language_of(call.language())));
    return render(house, call, "pesan", context, http::status_of(no.why));
}

void set_villages(data& context, House& house, Form const& form) {
    auto const atlas = house.areas.atlas();
    auto const chosen = RegionCode::parse(form.value("region")).value_or(RegionCode{});
    auto const row_of = [&](RegionCode const& code, std::string name) {
        data row{object{{"code", code.text()}, {"name", std::move(name)}}};
        row.set("is_chosen", code == chosen);
        return row;
    };
    auto const level = house.office.area.level();
    bool const has_districts = level == RegionLevel::regency || level == RegionLevel::district;
    data districts{data::type::list}, found{data::type::list};
    if (has_districts) {
        for (auto const& district :
             regions::search(*atlas, {.within = house.office.area, .level = RegionLevel::district, .limit = 1'000})) {
            data villages{data::type::list};
            for (auto const& village :
                 regions::search(*atlas, {.within = district.code, .level = RegionLevel::village, .limit = 1'000}))
                villages << row_of(village.code, std::string(village.name));
            data row{object{{"name", std::string(district.name)}}};
            row.set("villages", villages);
            districts << row;
        }
    } else {
        for (auto const& village : regions::search(*atlas, {.text = form.value("region_query"),
                                                            .within = house.office.area,
                                                            .level = RegionLevel::village,
                                                            .limit = 20}))
            found << row_of(village.code, house.areas.path_of(village.code));
    }
    context.set("has_districts", has_districts);
    context.set("districts", districts);
    context.set("found", found);
    context.set("region_query", form.value("region_query"));
}

void set_values(data& context, Form const& form, std::initializer_list<char const*> names) {
    data value{object{}};
    for (auto const* name : names) value.set(name, form.value(name));
    context.set("value", value);
}

std::string new_key() { return crypto::base64url(crypto::random_bytes(16)); }

}  // namespace page

namespace {

using http::Call;
using http::Method;
using http::Reply;
using page::data;
using page::Form;
using page::object;

constexpr int sent_max = 30;     // an hour from one address; a village office may send for many
constexpr int photos_max = 100;  // an hour from one address
constexpr std::size_t form_bytes_max = std::size_t{32} * 1024 * 1024;

std::string key_shown(Form const& form) {
    auto const key = form.value("client_key");
    return key.empty() ? page::new_key() : key;
}

/// What reading the fields found and what the deed would refuse, in one answer: nobody mends a form field by field.
template <class Wish>
std::vector<FieldFault> all_faults(Stand const& stand, std::vector<FieldFault> const& read, Wish const& wish) {
    Faults all(read);
    all.check(stand.house().office.db.read([&](db::Tx& tx) { return check(tx, stand.desk(), wish); }));
    return all.all();
}
/// ... where the deed refused it all the same.
std::vector<FieldFault> faults_of(Refusal const& no) {
    Faults all;
    all.take(no);
    return all.all();
}

RegionCode village_of(Form const& form, std::vector<FieldFault>& faults) {
    auto const text = form.value("region");
    if (text.empty()) {
        faults.push_back({"region", "objections.region_not_village", {}});
        return {};
    }
    auto const region = RegionCode::parse(text);
    if (!region) faults.push_back({"region", std::string(region.error().key), {}});
    return region.value_or(RegionCode{});
}

// ---- sanggah

Reply show_objection_form(House& house, Call const& call, Form const& form, std::vector<FieldFault> const& faults) {
    Stand const stand(house, call);
    auto context = page::context_of(house, call);
    page::set_villages(context, house, form);
    web::set_wrong(context, faults, call.language());
    page::set_values(context, form,
                     {"programme", "family_name", "address", "rt", "rw", "text", "place", "official", "name", "nik",
                      "phone", "home"});
    struct Known {
        std::vector<Reason> reasons;
        std::int64_t days = 0;
    };
    auto const known = house.office.db.read(
        [&](db::Tx& tx) { return Known{store::reasons(tx), store::clocks_on(tx, stand.today()).answer_days}; });
    data reasons{data::type::list};
    for (auto const& one : known.reasons) {
        if (!one.is_public) continue;
        data row{object{{"code", one.code}, {"name", stand.reason_name(known.reasons, one.code)}}};
        row.set("is_chosen", one.code == form.value("reason"));
        reasons << row;
    }
    context.set("reasons", reasons);
    context.set("answer_days", std::to_string(known.days));
    data photos{data::type::list};
    for (auto const& photo : form.photos) photos << data(object{{"id", photo.id.text()}, {"token", photo.token}});
    context.set("photos", photos);
    context.set("has_photos", !form.photos.empty());
    context.set("is_declared", !form.value("declared").empty());
    context.set("client_key", key_shown(form));
    return page::render(house, call, "sanggah", context, faults.empty() ? 200 : 400);
}

NewObjection objection_of(Form const& form, std::vector<FieldFault>& faults) {
    NewObjection wish{.region = village_of(form, faults),
                      .programme = page::take<Line<0, 60>>(form, "programme", faults),
                      .family_name = page::take<Line<0, 120>>(form, "family_name", faults),
                      .address = page::take<Line<0, 200>>(form, "address", faults),
                      .rt = page::take<Line<0, 3>>(form, "rt", faults),
                      .rw = page::take<Line<0, 3>>(form, "rw", faults),
                      .reason = form.value("reason"),
                      .body = page::take<Text<0, 3000>>(form, "text", faults),
                      .photos = form.photos,
                      .official = page::take<Line<0, 120>>(form, "official", faults),
                      .is_declared = !form.value("declared").empty(),
                      .by = {.name = page::take<Line<0, 120>>(form, "name", faults),
                             .nik = page::take<Line<0, 20>>(form, "nik", faults),
                             .phone = page::take<Line<0, 30>>(form, "phone", faults),
                             .address = page::take<Line<0, 200>>(form, "home", faults)}};
    if (!form.value("place").empty()) {
        auto const place = read_place(form.value("place"));
        if (place)
            wish.place = *place;
        else
            faults.push_back({"place", std::string(place.error().key), {}});
    }
    return wish;
}

Reply take_objection(House& house, Call const& call) {
    auto const parts = http::read_form(call);
    if (!parts) return page::message(house, call, parts.error());
    auto form = page::form_of(*parts);
    Stand const stand(house, call);
    std::vector<FieldFault> faults;
    for (auto const& file : form.files) {
        if (auto const may = house.doors.let_in(call, "objection_photo", photos_max, hour_ms); !may)
            return page::message(house, call, may.error());
        auto held = take_photo(house, stand.desk(), file);
        if (held)
            form.photos.push_back(*std::move(held));
        else
            faults.push_back({"photos", std::string(held.error().key), {}});
    }
    if (!form.value("cari").empty()) return show_objection_form(house, call, form, {});
    auto const wish = objection_of(form, faults);
    // Else the deed itself says what is wrong: a form that was taken in already is answered with its receipt.
    if (!faults.empty()) return show_objection_form(house, call, form, all_faults(stand, faults, wish));
    if (auto const may = house.doors.let_in(call, "objection", sent_max, hour_ms); !may)
        return page::message(house, call, may.error());
    auto const receipt = page::once(call, form, [&](Call const& keyed) {
        return access::once(house.office, keyed, access::AccountId{}, [&](db::Tx& tx) -> Result<page::ReceiptOut> {
            SINERGI_TRY(made, objections::object(tx, stand.desk(), std::nullopt, wish));
            return page::ReceiptOut{made.number, made.key, date_in(house.office.zone, made.due_at)};
        });
    });
    if (receipt) return page::show_receipt(house, call, *receipt, KeyOf::objection);
    if (receipt.error().why != Why::malformed) return page::message(house, call, receipt.error());
    return show_objection_form(house, call, form, faults_of(receipt.error()));
}

// ---- usul

Reply show_usul_form(House& house, Call const& call, Form const& form, std::vector<FieldFault> const& faults) {
    auto context = page::context_of(house, call);
    page::set_villages(context, house, form);
    web::set_wrong(context, faults, call.language());
    page::set_values(context, form, {"candidate", "nik", "no_kk", "address", "rt", "rw", "text", "name", "phone"});
    data is{object{}};
    auto const kind = form.value("kind").empty() ? "registry" : form.value("kind");
    auto const whose = form.value("whose").empty() ? "self" : form.value("whose");
    for (auto const* one : {"registry", "programme"}) is.set(one, kind == one);
    for (auto const* one : {"self", "family", "other"}) is.set(one, whose == one);
    context.set("is", is);
    Stand const stand(house, call);
    data programmes{data::type::list};
    for (auto const& one : house.office.db.read([&](db::Tx& tx) { return proposals::programmes(tx); })) {
        data row{object{{"code", one.code}, {"name", stand.language() == "en" ? one.name_en : one.name_id}}};
        row.set("is_chosen", one.code == form.value("programme"));
        programmes << row;
    }
    context.set("programmes", programmes);
    context.set("is_declared", !form.value("declared").empty());
    context.set("client_key", key_shown(form));
    return page::render(house, call, "usul", context, faults.empty() ? 200 : 400);
}

NewUsul usul_of(Form const& form, std::vector<FieldFault>& faults) {
    NewUsul wish{.region = village_of(form, faults),
                 .programme = page::take<Line<0, 60>>(form, "programme", faults),
                 .name = page::take<Line<0, 120>>(form, "candidate", faults),
                 .nik = page::take<Line<0, 20>>(form, "nik", faults),
                 .no_kk = page::take<Line<0, 20>>(form, "no_kk", faults),
                 .address = page::take<Line<0, 200>>(form, "address", faults),
                 .rt = page::take<Line<0, 3>>(form, "rt", faults),
                 .rw = page::take<Line<0, 3>>(form, "rw", faults),
                 .body = page::take<Text<0, 3000>>(form, "text", faults),
                 .is_declared = !form.value("declared").empty(),
                 .by = {.name = page::take<Line<0, 120>>(form, "name", faults),
                        .phone = page::take<Line<0, 30>>(form, "phone", faults)}};
    boost::describe::enum_from_string(form.value("kind").c_str(), wish.kind);
    boost::describe::enum_from_string(form.value("whose").c_str(), wish.whose);
    // Who proposes himself is not asked for a name twice.
    if (wish.whose == Whose::self && wish.by.name.empty()) wish.by.name = wish.name;
    return wish;
}

Reply take_usul(House& house, Call const& call) {
    auto const parts = http::read_form(call);
    if (!parts) return page::message(house, call, parts.error());
    auto const form = page::form_of(*parts);
    Stand const stand(house, call);
    std::vector<FieldFault> faults;
    if (!form.value("cari").empty()) return show_usul_form(house, call, form, {});
    auto const wish = usul_of(form, faults);
    // Else the deed itself says what is wrong: a form that was taken in already is answered with its receipt.
    if (!faults.empty()) return show_usul_form(house, call, form, all_faults(stand, faults, wish));
    if (auto const may = house.doors.let_in(call, "usul", sent_max, hour_ms); !may)
        return page::message(house, call, may.error());
    auto const receipt = page::once(call, form, [&](Call const& keyed) {
        return access::once(house.office, keyed, access::AccountId{}, [&](db::Tx& tx) -> Result<page::ReceiptOut> {
            SINERGI_TRY(made, propose(tx, stand.desk(), std::nullopt, wish));
            return page::ReceiptOut{made.number, made.key, stand.today()};
        });
    });
    if (receipt) return page::show_receipt(house, call, *receipt, KeyOf::usul);
    if (receipt.error().why != Why::malformed) return page::message(house, call, receipt.error());
    return show_usul_form(house, call, form, faults_of(receipt.error()));
}

}  // namespace

void add_page_routes(http::Router& router, House& house) {
    struct Route {
        Method method;
        char const* path;
        std::string_view summary;
        Reply (*handler)(House&, Call const&);
    };
    auto const empty_objection = [](House& h, Call const& c) { return show_objection_form(h, c, {}, {}); };
    auto const empty_usul = [](House& h, Call const& c) { return show_usul_form(h, c, {}, {}); };
    for (auto const& route : {Route{Method::get, "/sanggah", "Object to a receiver, a page", +empty_objection},
                              Route{Method::post, "/sanggah", "Object to a receiver", take_objection},
                              Route{Method::get, "/usul", "Propose a family, a page", +empty_usul},
                              Route{Method::post, "/usul", "Propose a family", take_usul},
                              Route{Method::get, "/lacak-usul", "Where it stands, a page", page::tracking},
                              Route{Method::get, "/keberatan", "A decision about my aid, a page", page::show_decision},
                              Route{Method::post, "/keberatan", "Appeal against it", page::take_appeal}})
        router.add_raw(route.method, route.path,
                       {.summary = route.summary, .tag = "public", .body_max = form_bytes_max, .is_public = true},
                       [&house, handler = route.handler](Call const& call) { return handler(house, call); });
}

}  // namespace sinergi::objections
