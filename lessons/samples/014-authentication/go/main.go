package main

import (
    "crypto/rand"
    "crypto/sha256"
    "encoding/json"
    "fmt"
    "net"
    "net/http"
    "slices"
    "sync"
    "time"

    "golang.org/x/crypto/bcrypt"
)

type User struct {
    Email, Role string
    Hash        []byte
}
type Session struct {
    user             User
    created, expires time.Time
}
type key = [32]byte

const (
    name  = "__Host-tw_session"
    idle  = 30 * time.Minute
    shift = 8 * time.Hour
)

var (
    users    = map[string]User{}
    sessions = map[key]Session{}
    lock     sync.Mutex
    nobody   = hash(rand.Text())
)

func hash(password string) []byte {
    made, err := bcrypt.GenerateFromPassword([]byte(password), 10)
    if err != nil {
        panic(err)
    }
    return made
}

// ANCHOR: login
func login(w http.ResponseWriter, r *http.Request) {
    user, known := users[r.PostFormValue("email")]
    if !known {
        user.Hash = nobody                             // same cost
    }
    given := []byte(r.PostFormValue("password"))
    err := bcrypt.CompareHashAndPassword(user.Hash, given)
    if err != nil || !known {
        w.WriteHeader(http.StatusUnauthorized)
        return
    }
    id, now := rand.Text(), time.Now()                 // new id
    lock.Lock()
    defer lock.Unlock()
    delete(sessions, keyOf(r))
    sessions[sha256.Sum256([]byte(id))] =
        Session{user, now, now.Add(idle)}
    http.SetCookie(w, &http.Cookie{Name: name, Value: id, Path: "/",
        Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
    w.WriteHeader(http.StatusNoContent)
}
// ANCHOR_END: login

func keyOf(r *http.Request) key {
    if cookie, err := r.Cookie(name); err == nil {
        return sha256.Sum256([]byte(cookie.Value))
    }
    return key{}
}

func current(r *http.Request) (User, bool) {
    lock.Lock()
    defer lock.Unlock()
    session, ok := sessions[keyOf(r)]
    if now := time.Now(); ok && now.Before(session.expires) {
        session.expires = now.Add(idle)
        if end := session.created.Add(shift); session.expires.After(end) {
            session.expires = end
        }
        sessions[keyOf(r)] = session
        return session.user, true
    }
    delete(sessions, keyOf(r))
    return User{}, false
}

// ANCHOR: guard
func allow(next http.HandlerFunc, roles ...string) http.HandlerFunc {
    return func(w http.ResponseWriter, r *http.Request) {
        user, ok := current(r)
        switch {
        case !ok:
            w.WriteHeader(http.StatusUnauthorized)
        case !slices.Contains(roles, user.Role):       // role
            w.WriteHeader(http.StatusForbidden)
        default:
            next(w, r)
        }
    }
}

func routes() http.Handler {
    mux := http.NewServeMux()
    mux.HandleFunc("POST /auth/login", login)
    mux.HandleFunc("POST /auth/logout", logout)
    mux.HandleFunc("GET /admin/sailings/{id}/manifest",
        allow(manifest, "staff", "admin"))
    return http.NewCrossOriginProtection().Handler(mux) // our page?
}
// ANCHOR_END: guard

func logout(w http.ResponseWriter, r *http.Request) {
    lock.Lock()
    delete(sessions, keyOf(r))
    lock.Unlock()
    http.SetCookie(w, &http.Cookie{Name: name, Path: "/", Secure: true, MaxAge: -1})
    w.WriteHeader(http.StatusNoContent)
}

func manifest(w http.ResponseWriter, r *http.Request) {
    json.NewEncoder(w).Encode(map[string]any{"sailing_id": r.PathValue("id"), "passengers": 4})
}

func main() {
    users["staff@stv.example"] = User{"staff@stv.example", "staff", hash("gulls over grey water")}
    users["passenger@mail.example"] = User{"passenger@mail.example", "passenger", hash("four fresh mackerel")}
    listener, err := net.Listen("tcp", "127.0.0.1:0")
    if err != nil {
        panic(err)
    }
    fmt.Println("PORT", listener.Addr().(*net.TCPAddr).Port)
    http.Serve(listener, routes())
}
