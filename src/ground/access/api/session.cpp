#include "access/api.hpp"

#include "access/sign_in.hpp"
#include "access/store.hpp"
#include "audit/actions.hpp"

namespace sinergi::access {
namespace {

using http::Answer;
using http::Call;
using http::Method;
using http::Nothing;

constexpr std::string_view tag = "session";

struct SignInIn {
    std::string account, password;
    std::optional<std::string> code;
};
BOOST_DESCRIBE_STRUCT(SignInIn, (), (account, password, code))

struct OfficerOut {
    AccountId id;
    std::string name;
    Role role;
    RegionCode area;
    std::string area_name;
    std::optional<UnitId> unit;
    std::string unit_name;
};
BOOST_DESCRIBE_STRUCT(OfficerOut, (), (id, name, role, area, area_name, unit, unit_name))

struct SessionOut {
    OfficerOut officer;
    std::vector<Act> acts;
};
BOOST_DESCRIBE_STRUCT(SessionOut, (), (officer, acts))

struct SignedInOut {
    std::string token;
    OfficerOut officer;
    std::vector<Act> acts;
};
BOOST_DESCRIBE_STRUCT(SignedInOut, (), (token, officer, acts))

struct OpenSessionOut {
    Id<store::SessionRow> id;
    Moment since, last_seen;
    std::string address, agent;
    bool is_current = false;
};
BOOST_DESCRIBE_STRUCT(OpenSessionOut, (), (id, since, last_seen, address, agent, is_current))

struct OpenSessionsOut {
    std::vector<OpenSessionOut> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(OpenSessionsOut, (), (items, next))

struct SessionIdIn {
    Id<store::SessionRow> id;
};
BOOST_DESCRIBE_STRUCT(SessionIdIn, (), (id))

struct PasswordIn {
    std::string old, new_;
};
BOOST_DESCRIBE_STRUCT(PasswordIn, (), (old, new_))

struct CodeIn {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(CodeIn, (), (code))

struct OwnPasswordIn {
    std::string password;
};
BOOST_DESCRIBE_STRUCT(OwnPasswordIn, (), (password))

struct SecondFactorOut {
    std::string secret, uri;
    std::vector<std::string> recovery_codes;
};
BOOST_DESCRIBE_STRUCT(SecondFactorOut, (), (secret, uri, recovery_codes))

std::vector<Act> listed(Acts const& acts) {
    std::vector<Act> out;
    for (std::size_t i = 0; i < acts.size(); ++i) {
        if (acts.test(i)) out.push_back(static_cast<Act>(i));
    }
    return out;
}

OfficerOut told(Office& office, Officer const& officer, RegionName const& region_name) {
    OfficerOut out{officer.id, officer.name, officer.role, officer.area, region_name(officer.area), {}, {}};
    if (officer.unit.is_none()) return out;
    out.unit = officer.unit;
    auto const unit =
        office.db.read([&](db::Tx& tx) { return tx.find<Unit>(sql::find_unit, {{"id", officer.unit.raw()}}); });
    if (unit) out.unit_name = unit->name;
    return out;
}

std::string cookie(std::string_view token, std::int64_t seconds, bool is_tls) {
    return fmt::format("sinergi_session={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}", token, seconds,
                       is_tls ? "; Secure" : "");
}

void add_sign_in(http::Router& router, Office& office, Doors& doors, RegionName const& region_name) {
    auto const gate = std::make_shared<Gate>();
    router.add<SignInIn, SignedInOut>(
        Method::post, "/api/v1/session", {.summary = "Sign in", .tag = tag, .is_public = true},
        [&office, gate, region_name](Call const& call, SignInIn const& in) -> Result<Answer<SignedInOut>> {
            Try const attempt{in.account, in.password, in.code.value_or(""), call.peer,
                              std::string(call.header("user-agent"))};
            SINERGI_TRY(made, sign_in(office, *gate, attempt, call.now));
            SignedInOut out{made.token, told(office, made.officer, region_name), listed(made.officer.acts)};
            return Answer<SignedInOut>{
                std::move(out),
                {.headers = {{"Set-Cookie", cookie(made.token, office.session_ms / second_ms, call.is_tls)}}}};
        });
    router.add<Nothing, SessionOut>(
        Method::get, "/api/v1/session", {.summary = "Who is signed in, and what they may do", .tag = tag},
        [&office, &doors, region_name](Call const& call, Nothing const&) -> Result<SessionOut> {
            SINERGI_TRY(officer, doors.officer(call));
            return SessionOut{told(office, officer, region_name), listed(officer.acts)};
        });
    router.add<Nothing, Nothing>(Method::del, "/api/v1/session", {.summary = "Sign out", .tag = tag},
                                 [&office, &doors](Call const& call, Nothing const&) -> Result<Answer<Nothing>> {
                                     SINERGI_TRY(officer, doors.officer(call));
                                     sign_out(office, call.token(), call.now);
                                     doors.forget(officer.id);
                                     return Answer<Nothing>{{},
                                                            {.headers = {{"Set-Cookie", cookie("", 0, call.is_tls)}}}};
                                 });
}

void add_sessions(http::Router& router, Office& office, Doors& doors) {
    router.add<Nothing, OpenSessionsOut>(
        Method::get, "/api/v1/sessions", {.summary = "One's own open sessions", .tag = tag},
        [&office, &doors](Call const& call, Nothing const&) -> Result<OpenSessionsOut> {
            SINERGI_TRY(officer, doors.officer(call));
            return office.db.read([&](db::Tx& tx) {
                OpenSessionsOut out;
                auto const own = session_of(tx, call.token());
                for (auto& row : tx.all<store::OpenSession>(sql::list_sessions,
                                                            {{"account", officer.id},
                                                             {"now", call.now},
                                                             {"idle_since", call.now.plus_ms(-office.idle_ms)}})) {
                    out.items.push_back({row.id, row.since, row.last_seen, std::move(row.address), std::move(row.agent),
                                         row.id.raw() == own});
                }
                return out;
            });
        });
    router.add<SessionIdIn, Nothing>(
        Method::del, "/api/v1/sessions/{id}", {.summary = "End one of one's own sessions", .tag = tag},
        [&office, &doors](Call const& call, SessionIdIn const& in) -> Result<Nothing> {
            SINERGI_TRY(officer, doors.officer(call));
            SINERGI_MUST(office.db.write([&](db::Tx& tx) -> Done {
                auto const ended = tx.run(sql::end_session, {{"id", in.id}, {"account", officer.id}, {"at", call.now}});
                if (ended == 0) return refuse(Why::not_found, "access.session_unknown");
                audit::note(tx, office.ids, call.now, officer.trace(), "access.session_ended",
                            {.kind = "account", .id = officer.id.raw()});
                return {};
            }));
            doors.forget(officer.id);
            return Nothing{};
        });
}

void add_own_secrets(http::Router& router, Office& office, Doors& doors) {
    router.add<PasswordIn, Nothing>(
        Method::post, "/api/v1/session/password",
        {.summary = "Change one's own password; ends the other sessions", .tag = tag},
        [&office, &doors](Call const& call, PasswordIn const& in) -> Result<Nothing> {
            SINERGI_TRY(officer, doors.officer(call));
            SINERGI_MUST(change_password(office, officer, call.token(), in.old, in.new_, call.now));
            doors.forget(officer.id);
            return Nothing{};
        });
    router.add<OwnPasswordIn, SecondFactorOut>(
        Method::post, "/api/v1/session/second-factor",
        {.summary = "Begin a second factor, with one's password: the secret and ten paper codes, shown this once",
         .tag = tag},
        [&office, &doors](Call const& call, OwnPasswordIn const& in) -> Result<SecondFactorOut> {
            SINERGI_TRY(officer, doors.officer(call));
            SINERGI_TRY(setup, start_second_factor(office, officer, in.password, call.now));
            return SecondFactorOut{setup.secret, setup.uri, setup.recovery_codes};
        });
    router.add<CodeIn, Nothing>(Method::post, "/api/v1/session/second-factor/confirm",
                                {.summary = "Put the second factor in force with a first code", .tag = tag},
                                [&office, &doors](Call const& call, CodeIn const& in) -> Result<Nothing> {
                                    SINERGI_TRY(officer, doors.officer(call));
                                    SINERGI_MUST(confirm_second_factor(office, officer, in.code, call.now));
                                    return Nothing{};
                                });
    router.add<OwnPasswordIn, Nothing>(Method::del, "/api/v1/session/second-factor",
                                       {.summary = "Take one's own second factor off", .tag = tag},
                                       [&office, &doors](Call const& call, OwnPasswordIn const& in) -> Result<Nothing> {
                                           SINERGI_TRY(officer, doors.officer(call));
                                           SINERGI_MUST(drop_second_factor(office, officer, in.password, call.now));
                                           return Nothing{};
                                       });
}

}  // namespace

void add_routes(http::Router& router, Office& office, Doors& doors, RegionName region_name) {
    add_sign_in(router, office, doors, region_name);
    add_sessions(router, office, doors);
    add_own_secrets(router, office, doors);
    add_account_routes(router, office, doors, region_name);
    add_unit_routes(router, office, doors);
}

}  // namespace sinergi::access
