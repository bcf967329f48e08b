import type { Billing, Plan, Standing, TicketSharing } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** A customer organisation. Calendar dates (`2026-06-30`) are in the policy's zone, the last one included. */
@Entity("accounts")
export class Account {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("text")
  name: string;
  @Column("text")
  plan: Plan;
  @Column("text", { nullable: true })
  billing: Billing | null;
  @Column("text")
  standing: Standing;
  @Column("timestamptz", { name: "signed_up_at", nullable: true })
  signedUpAt: Date | null;
  @Column("date", { name: "contract_starts_on", nullable: true })
  contractStartsOn: string | null;
  @Column("date", { name: "contract_ends_on", nullable: true })
  contractEndsOn: string | null;
  @Column("timestamptz", { name: "trial_starts_at", nullable: true })
  trialStartsAt: Date | null;
  @Column("timestamptz", { name: "trial_ends_at", nullable: true })
  trialEndsAt: Date | null;
  @Column("uuid", { name: "trial_specialist_id", nullable: true })
  trialSpecialistId: string | null;
  /** With whom its new tickets start. */
  @Column("text", { name: "ticket_sharing" })
  ticketSharing: TicketSharing;
  /** Grows with every change of its facts, whoever says so. */
  @Column("integer")
  version: number;
  /** In the system that provisions it. */
  @Column("text", { name: "external_id", nullable: true })
  externalId: string | null;
  /** In the billing system. */
  @Column("text", { name: "billing_customer_id", nullable: true })
  billingCustomerId: string | null;
  /** Of its people's addresses, in lower case. */
  @Column("text", { name: "mail_domains", array: true })
  mailDomains: string[];
  /** The newest instant from which the provisioning system said something of it. */
  @Column("timestamptz", { name: "facts_effective_at", nullable: true })
  factsEffectiveAt: Date | null;
  /** The newest instant from which any other system said its plan, billing or standing. */
  @Column("timestamptz", { name: "plan_effective_at", nullable: true })
  planEffectiveAt: Date | null;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
  @Column("timestamptz", { name: "updated_at" })
  updatedAt: Date;
}
