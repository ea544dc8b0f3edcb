// Package booking knows what a cancellation is worth. It imports no net/http.
package booking

import (
    "context"
    "crypto/rand"
    "database/sql"
    "errors"
    "time"
)

type Side int

const (
    Passenger Side = iota
    Company
)

var (
    ErrNotFound = errors.New("not-found")
    ErrClosed   = errors.New("booking-closed")
)

type Booking struct {
    ID, Reference, Status, Name, Currency string
    TotalCents, RefundCents               int
    DepartsAt                             time.Time
}

type Store struct{ DB *sql.DB }

// ANCHOR: rule
func Refund(b Booking, by Side, now time.Time) (int, error) { // decide
    left := b.DepartsAt.Sub(now)
    switch {
    case by == Company, left >= 48*time.Hour:
        return b.TotalCents, nil
    case left <= 0:
        return 0, ErrClosed
    }
    return b.TotalCents / 2, nil
}

func (s Store) Cancel(ctx context.Context, ref string,
    by Side, now time.Time) (Booking, error) {
    b, err := s.find(ctx, ref) // find
    if err != nil {
        return b, err
    }
    if b.RefundCents, err = Refund(b, by, now); err != nil {
        return b, err
    }
    b.Status = "cancelled"
    return b, s.record(ctx, b) // record
}
// ANCHOR_END: rule

func (s Store) find(ctx context.Context, ref string) (b Booking, err error) {
    var departs string
    err = s.DB.QueryRowContext(ctx, `
        SELECT b.id, b.reference, b.status, c.name, b.currency,
          b.total_cents, s.departs_at
        FROM bookings b JOIN customers c ON c.id = b.customer_id
        JOIN sailings s ON s.id = b.sailing_id
        WHERE b.reference = ?`, ref).Scan(&b.ID, &b.Reference, &b.Status,
        &b.Name, &b.Currency, &b.TotalCents, &departs)
    if errors.Is(err, sql.ErrNoRows) {
        return b, ErrNotFound
    }
    if err == nil {
        b.DepartsAt, err = time.Parse(time.RFC3339, departs)
    }
    return b, err
}

func (s Store) record(ctx context.Context, b Booking) error {
    tx, err := s.DB.BeginTx(ctx, nil)
    if err != nil {
        return err
    }
    defer tx.Rollback()
    result, err := tx.ExecContext(ctx, `UPDATE bookings
        SET status = 'cancelled' WHERE id = ? AND status = 'confirmed'`, b.ID)
    if err != nil {
        return err
    }
    if n, err := result.RowsAffected(); err != nil {
        return err
    } else if n == 0 {
        return ErrClosed
    }
    _, err = tx.ExecContext(ctx,
        `INSERT INTO payments VALUES (?, ?, ?, ?, 'refunded')`,
        rand.Text(), b.ID, b.RefundCents, b.Currency)
    if err != nil {
        return err
    }
    return tx.Commit()
}
